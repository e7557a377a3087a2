package no.nov.hub.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text files as they come: UTF-8, or what older versions of Excel for Windows write. */
public final class PlainFile {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private PlainFile() {}

  /** The text without byte order mark; empty if the bytes are no text. */
  public static Optional<String> text(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return Optional.empty();
      }
    }
    return strictly(bytes, StandardCharsets.UTF_8)
        .or(() -> strictly(bytes, WINDOWS))
        .map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
