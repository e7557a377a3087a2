package no.nov.hub.intake.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Which addresses are fetched at all. */
final class Web {

  private Web() {}

  /** What is wrong with an address, without showing it; empty if it may be fetched. */
  static Optional<String> fault(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("must begin with https:// or http:// (in the place of webcal:// too)");
    }
    if (uri.getHost() == null || uri.getPort() > 65_535) {
      return Optional.of("names no server");
    }
    return uri.getRawUserInfo() == null
        ? Optional.empty()
        : Optional.of("must not hold a user name or a password before the server's name");
  }

  static boolean isSecure(URI uri) {
    return uri.getScheme().equalsIgnoreCase("https");
  }
}
