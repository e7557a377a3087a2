package no.nov.hub.mail.incoming;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Headers as programs write them that encode nothing (RFC 6532). Jakarta Mail reads each byte as a
 * character; what is UTF-8 read so is put right, and what is not stays, being Latin-1 as a rule.
 */
final class RawText {

  private RawText() {}

  static String of(String header) {
    if (header.chars().allMatch(c -> c < 0x80) || header.chars().anyMatch(c -> c > 0xFF)) {
      return header;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }
}
