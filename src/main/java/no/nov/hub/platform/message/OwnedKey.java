package no.nov.hub.platform.message;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What names a thing for ever: whose it is, and the id that its owner has given it. Written {@code
 * drammen/styret-3}, as on topics; no owner's id has a slash.
 */
public record OwnedKey(String owner, String id) {

  /**
   * @param field of the id; that of the owner is {@code owner}
   */
  public static OwnedKey of(JsonNode data, String field) {
    return new OwnedKey(data.get("owner").asString(), data.get(field).asString());
  }

  /** Empty for a text that names no owner. */
  public static Optional<OwnedKey> read(String written) {
    int slash = written.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : Optional.of(new OwnedKey(written.substring(0, slash), written.substring(slash + 1)));
  }

  public static OwnedKey parse(String written) {
    return read(written).orElseThrow(() -> new IllegalArgumentException("Not a key: " + written));
  }

  /** Of a text that may be the id alone, if the thing is this owner's. */
  public static OwnedKey within(String owner, String written) {
    return read(written).orElse(new OwnedKey(owner, written));
  }

  /**
   * @param about as {@link #about}
   */
  public static OwnedKey ofAbout(String about) {
    return parse(about.substring(about.indexOf(' ') + 1));
  }

  /** {@code meeting drammen/styret-3}, as letters and tables say what they are about. */
  public String about(String kind) {
    return kind + " " + this;
  }

  @Override
  public String toString() {
    return owner + "/" + id;
  }
}
