package no.nov.hub.shared.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Folds content lines at 75 octets, never inside a character (RFC 5545, section 3.1). ical4j's own
 * writer counts characters, so that a line of Norwegian letters becomes too long.
 */
public final class ContentLines {

  private static final int MOST_OCTETS = 75;
  private static final byte[] FOLD = {'\r', '\n', ' '};

  private ContentLines() {}

  /**
   * @param text unfolded lines, each ended by CRLF
   */
  public static byte[] fold(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + text.length() / 8);
    int octets = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int character = text.codePointAt(i);
      if (character == '\r' || character == '\n') {
        out.write(character);
        octets = 0;
        continue;
      }
      byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
      if (octets + bytes.length > MOST_OCTETS) {
        out.writeBytes(FOLD);
        octets = 1;
      }
      out.writeBytes(bytes);
      octets += bytes.length;
    }
    return out.toByteArray();
  }
}
