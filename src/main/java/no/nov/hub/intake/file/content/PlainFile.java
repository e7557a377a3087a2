package no.nov.hub.intake.file.content;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text files as they come: Unicode, or what older programs wrote. */
public final class PlainFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final char UNKNOWN = '\uFFFD';
  private static final Pattern CONTROLS = Pattern.compile("[\\x01-\\x08\\x0E-\\x19]");

  private PlainFile() {}

  /**
   * @param certain whether the letters beyond ASCII must be these
   */
  public record Decoded(String text, boolean certain) {}

  /** The text without byte order mark; empty if the bytes are no text. */
  public static Optional<String> text(byte[] bytes) {
    return decoded(bytes).map(Decoded::text);
  }

  public static Optional<Decoded> decoded(byte[] bytes) {
    if (isWide(bytes)) {
      return strictly(bytes, UTF_16)
          .filter(text -> text.indexOf('\0') < 0)
          .map(text -> new Decoded(withoutMark(text), true));
    }
    for (byte b : bytes) {
      if (b == 0) {
        return Optional.empty();
      }
    }
    return strictly(bytes, UTF_8)
        .or(() -> mostly(bytes))
        .map(text -> new Decoded(withoutMark(text), true))
        .or(() -> ofOldProgram(bytes));
  }

  /** UTF-16 that says so, as Windows writes what it calls Unicode. */
  public static boolean isWide(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    return mark == 0xFFFE || mark == 0xFEFF;
  }

  private static Optional<Decoded> ofOldProgram(byte[] bytes) {
    Optional<Charset> certain = OldEncoding.of(bytes);
    String text = new String(bytes, certain.orElse(OldEncoding.WINDOWS));
    return CONTROLS.matcher(text).find()
        ? Optional.empty()
        : Optional.of(new Decoded(text, certain.isPresent()));
  }

  /** A byte that is spoiled on the way spoils one character, not all others. */
  private static Optional<String> mostly(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    long spoiled = text.chars().filter(c -> c == UNKNOWN).count();
    long sound = text.chars().filter(c -> c > 0x7F && c != UNKNOWN).count();
    return sound > spoiled || text.startsWith(BYTE_ORDER_MARK)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
