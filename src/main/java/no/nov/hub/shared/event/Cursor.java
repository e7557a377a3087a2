package no.nov.hub.shared.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import no.nov.hub.platform.message.PlainText;

/** Where a page ended. Stable: what is added before it does not move what comes after. */
record Cursor(Instant startsAt, String uid) {

  private static final int MAX_LENGTH = 600;

  String text() {
    String plain = startsAt + " " + uid;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** Empty if it is none that we gave. */
  static Optional<Cursor> read(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split(" ", 2);
      return parts.length < 2 || PlainText.hasControlCharacters(parts[1])
          ? Optional.empty()
          : Optional.of(new Cursor(Instant.parse(parts[0]), parts[1]));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
