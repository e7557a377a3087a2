package no.nov.hub.intake.file.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which of the encodings before Unicode a text is in: what Windows wrote, a Mac, or DOS. Only what
 * the letters of the text make certain is told, since each reads the letters of the others as
 * something.
 */
public final class OldEncoding {

  public static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final Charset MAC = Charset.forName("x-MacRoman");

  /** Letters are the same in the Nordic pages 850 and 865. */
  private static final Charset DOS = Charset.forName("IBM850");

  /**
   * What no Norwegian writes, but the letters æ, ø, å, é, ä and ö and quotes of a Mac or of DOS
   * look like when they are read as those of Windows: m¿te, m›te, pŒ, l‘rer.
   */
  private static final Pattern OF_ANOTHER_MACHINE =
      Pattern.compile(
          "\\p{L}[¾¿†‡›¯‘‚„]|[¾¿†‡›¯®]\\p{L}|Œ|Ð|\\p{Ll}[ŽŠŸÕ]|Ã[^\\p{ASCII}]|\\d[Êÿ]\\d"
              + "|(?<![\\p{L}\\d.!?…])’\\p{L}(?![^\\n\\r]*?\\p{Ll}’(?!\\p{L}))(?!’)|‘\\p{L}[^’\\n\\r]*(?:[\\n\\r]|$)");

  /** What some do write, but which can be those letters too: Škoda, LEGO™, mer…, ”sitat”. */
  private static final Pattern DOUBTFUL =
      Pattern.compile(
          "[šŠžŽŸƒˆ†]|\\p{L}[”“™€•—¢¤]\\p{L}|[™€…‚]\\p{L}|\\p{Lu}{2}[™…€]|(?<!\\p{L})”\\p{L}"
              + "|(?m)^[^“”„\\r\\n]*\\p{L}”");

  /** In the other encodings these are marks that stand beside no letter. */
  private static final Pattern OF_WINDOWS =
      Pattern.compile("\\p{L}[æøåÆØÅ]|[æøåÆØÅ]\\p{Ll}|(?<!\\p{L})”[A-Z][A-Za-z]");

  /** Those marks inside a word, which outweighs all that looks like letters of others. */
  private static final Pattern CERTAINLY_OF_WINDOWS =
      Pattern.compile("[a-z][æøå](?!\\d)|[A-Za-z][æøå]\\p{Ll}|[A-Z][ÆØÅ][A-Z]");

  /** Å or Ø of another machine, which Windows has no character for. */
  private static final Pattern SPOILT_LETTER =
      Pattern.compile("(?<!\\p{L})\uFFFD\\p{L}|\\p{Lu}\uFFFD");

  private static final int MOST_SPOILT = 3;

  /** Where a text is read as something that it is not. */
  private static final Pattern ODD =
      Pattern.compile(
          "[^\\p{ASCII}æøåÆØÅöäÖÄéÉüÜ«»“”‘’–—…•°½§€\\u00A0]|\\p{Ll}[ÆØÅÖÄÉÜ]|[æøåöäéü]\\p{Lu}"
              + "|\\d[æøåÆØÅöäÖÄéÉüÜ]|[æøåÆØÅöäÖÄéÉüÜ]\\d");

  private static final Pattern INSIDE_A_WORD =
      Pattern.compile("(?<=\\p{L})[æøåöä](?=\\p{Ll})|(?<=\\p{Lu})[ÆØÅÖÄ](?=\\p{Lu})");

  /** What is never inside a word, unlike quotes where a space was forgotten. */
  private static final String NOT_INSIDE_A_WORD = "¿¾›†„Œ¯\uFFFD";

  private static final char SPOILT = '\uFFFD';

  private OldEncoding() {}

  /** Empty if it could be several, or none. */
  static Optional<Charset> of(byte[] bytes) {
    return isOfWindows(bytes)
        ? Optional.of(WINDOWS)
        : Stream.of(MAC, DOS)
            .filter(charset -> isOf(charset, bytes))
            .reduce((one, other) -> WINDOWS)
            .filter(charset -> charset != WINDOWS);
  }

  /** Of Windows as well if a few bytes of it are spoilt, and would be spoilt in any reading. */
  public static Optional<Charset> ofSpoilt(byte[] bytes) {
    return of(bytes).or(() -> Optional.of(WINDOWS).filter(windows -> isSpoiltOfWindows(bytes)));
  }

  private static boolean isOfWindows(byte[] bytes) {
    return strictly(bytes).filter(OldEncoding::isOfWindows).isPresent();
  }

  private static boolean isSpoiltOfWindows(byte[] bytes) {
    String text = new String(bytes, WINDOWS);
    return text.chars().filter(c -> c == SPOILT).count() <= MOST_SPOILT
        && !SPOILT_LETTER.matcher(text).find()
        && isOfWindows(text);
  }

  private static boolean isOfWindows(String text) {
    return CERTAINLY_OF_WINDOWS.matcher(text).find()
        || !OF_ANOTHER_MACHINE.matcher(text).find()
            && (!DOUBTFUL.matcher(text).find() || OF_WINDOWS.matcher(text).find());
  }

  private static boolean isOf(Charset charset, byte[] bytes) {
    String text = new String(bytes, charset);
    return !ODD.matcher(text).find() && hasItsLetters(text, new String(bytes, WINDOWS));
  }

  /** All of these encodings have one character for a byte. */
  private static boolean hasItsLetters(String text, String asWindows) {
    Matcher letter = INSIDE_A_WORD.matcher(text);
    return letter
        .results()
        .map(found -> asWindows.charAt(found.start()))
        .anyMatch(other -> NOT_INSIDE_A_WORD.indexOf(other) >= 0);
  }

  private static Optional<String> strictly(byte[] bytes) {
    try {
      return Optional.of(WINDOWS.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
