package no.nov.hub.isolation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Envelope;

/**
 * What somebody asks for.
 *
 * @param type of the body; null if there is none
 * @param expected the status when it is allowed; 0 if any will do that is not a fault
 */
record Attempt(String method, String path, String type, String body, int expected) {

  static final String FORM = "application/x-www-form-urlencoded";

  static Attempt of(String method, String path) {
    return new Attempt(method, path, null, "", 0);
  }

  static Attempt get(String path) {
    return of("GET", path);
  }

  static Attempt post(String path) {
    return of("POST", path);
  }

  /** With single quotes for double ones. */
  static Attempt json(String path, String body) {
    return new Attempt("POST", path, "application/json", body.replace('\'', '"'), 0);
  }

  static Attempt message(String path, Envelope message) {
    return new Attempt(
        "POST", path, Envelope.STRUCTURED, new String(message.toJson(), StandardCharsets.UTF_8), 0);
  }

  static Attempt form(String path, Map<String, String> fields) {
    return new Attempt(
        "POST",
        path,
        FORM,
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()) + "&")
            .collect(Collectors.joining()),
        0);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Attempt as(String otherType) {
    return new Attempt(method, path, otherType, body, expected);
  }

  Attempt answeredBy(int status) {
    return new Attempt(method, path, type, body, status);
  }

  /** By a link that differs in its last letter. */
  Attempt altered() {
    int last = path.length() - 1;
    return new Attempt(
        method,
        path.substring(0, last) + (path.charAt(last) == 'a' ? 'b' : 'a'),
        type,
        body,
        expected);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
