package no.nov.hub.intake.submission;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The text of an attribute that came in an HTTP header: out of its quotes, then percent-decoded
 * (CloudEvents HTTP binding, 3.1.3.2). Whoever writes it in another way is taken at its word.
 */
final class HeaderText {

  /** What Java puts in the place of bytes that are no UTF-8. */
  private static final String UNREADABLE = "\uFFFD";

  private HeaderText() {}

  static String of(String header) {
    return percentDecoded(unquoted(utf8(header.strip())));
  }

  /** The server reads headers as Latin-1, but many programs write UTF-8 as it is. */
  private static String utf8(String header) {
    if (header.chars().allMatch(c -> c < 0x80)) {
      return header;
    }
    try {
      byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }

  private static String unquoted(String text) {
    if (text.length() < 2 || text.charAt(0) != '"') {
      return text;
    }
    StringBuilder inside = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return text;
      }
      inside.append(c == '\\' ? text.charAt(++i) : c);
      if (i == text.length() - 1) {
        return text;
      }
    }
    return text.endsWith("\"") ? inside.toString() : text;
  }

  private static String percentDecoded(String text) {
    try {
      String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      return decoded.contains(UNREADABLE) ? text : decoded;
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
