package no.nov.hub.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text files as they come: UTF-8, or what older versions of Excel for Windows write. */
public final class PlainFile {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final char UNKNOWN = '\uFFFD';

  /**
   * What no Norwegian writes, but the letters æ, ø, å, é, ä and ö and quotes of a Mac or of DOS
   * look like when they are read as those of Windows: m¿te, m›te, pŒ, l‘rer.
   */
  private static final Pattern OF_ANOTHER_MACHINE =
      Pattern.compile(
          "\\p{L}[¾¿†‡›¯‘‚„]|[¾¿†‡›¯®]\\p{L}|Œ|Ð|\\p{Ll}[ŽŠŸÕ]|Ã[^\\p{ASCII}]|\\d[Êÿ]\\d"
              + "|(?<![\\p{L}\\d.!?…])’\\p{L}|‘\\p{L}[^’\\n\\r]*(?:[\\n\\r]|$)");

  private PlainFile() {}

  /**
   * @param certain whether the letters beyond ASCII must be these
   */
  record Decoded(String text, boolean certain) {}

  /** The text without byte order mark; empty if the bytes are no text. */
  public static Optional<String> text(byte[] bytes) {
    return decoded(bytes).map(Decoded::text);
  }

  static Optional<Decoded> decoded(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return Optional.empty();
      }
    }
    return strictly(bytes, StandardCharsets.UTF_8)
        .or(() -> mostly(bytes))
        .map(text -> new Decoded(withoutMark(text), true))
        .or(() -> strictly(bytes, WINDOWS).map(PlainFile::ofWindows));
  }

  private static Decoded ofWindows(String text) {
    return new Decoded(text, !OF_ANOTHER_MACHINE.matcher(text).find());
  }

  /** A byte that is spoiled on the way spoils one character, not all others. */
  private static Optional<String> mostly(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
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
