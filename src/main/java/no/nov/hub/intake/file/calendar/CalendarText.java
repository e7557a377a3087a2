package no.nov.hub.intake.file.calendar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.intake.file.content.OldEncoding;
import no.nov.hub.intake.file.content.PlainFile;

/**
 * The lines of a calendar. Programs fold in the middle of a character, so lines are put together
 * byte by byte (RFC 5545, 3.1), in a string that has a character for each byte, and decoded after.
 * A byte that fits nowhere spoils one character, not the file.
 */
public final class CalendarText {

  private static final Pattern QUOTED = Pattern.compile("(?i)[^:]*QUOTED-PRINTABLE[;:].*");
  private static final Pattern CHARSET =
      Pattern.compile("(?i)[^:]*;CHARSET=\"?([\\w.:-]+?)\"?[;:]");
  private static final Pattern FRAME =
      Pattern.compile("(?i)\\s*(BEGIN|END):V(CALENDAR|EVENT|TIMEZONE|ALARM)\\s*");
  private static final String BYTE_ORDER_MARK = new String("\uFEFF".getBytes(UTF_8), ISO_8859_1);

  /** The ten thousand events that are read at most have fewer. */
  static final int MOST_LINES = 300_000;

  private static final char SPOILT = '\uFFFD';

  private final List<StringBuilder> lines = new ArrayList<>();
  private boolean quoted;

  private CalendarText() {}

  /**
   * @param lines without empty ones
   * @param certain whether their letters beyond ASCII must be these
   */
  record Decoded(List<String> lines, boolean certain) {}

  /** As they are most likely; empty if the bytes are no text, or too many lines. */
  public static Optional<List<String>> lines(byte[] bytes) {
    return hasTooManyLines(bytes) ? Optional.empty() : decoded(bytes).map(Decoded::lines);
  }

  /** Each becomes several objects in memory; an empty one of two bytes, too. */
  static boolean hasTooManyLines(byte[] bytes) {
    int lines = 0;
    boolean begins = true;
    for (byte b : bytes) {
      boolean ends = b == '\n' || b == '\r';
      lines += begins && !ends && b != ' ' && b != '\t' ? 1 : 0;
      begins = ends || begins && b == 0; // Of two bytes a character, one is nought.
    }
    return lines > MOST_LINES;
  }

  /** Of bytes without too many lines; empty if they are no text. */
  static Optional<Decoded> decoded(byte[] bytes) {
    return PlainFile.isWide(bytes)
        ? PlainFile.text(bytes).map(text -> text.getBytes(UTF_8)).map(CalendarText::ofBytes)
        : Optional.of(bytes).filter(CalendarText::isText).map(CalendarText::ofBytes);
  }

  private static boolean isText(byte[] bytes) {
    return new String(bytes, ISO_8859_1).indexOf('\0') < 0;
  }

  private static Decoded ofBytes(byte[] bytes) {
    CalendarText text = new CalendarText();
    new String(bytes, ISO_8859_1).lines().filter(line -> !line.isEmpty()).forEach(text::take);
    return text.decoded();
  }

  private void take(String line) {
    String plain =
        line.startsWith(BYTE_ORDER_MARK) ? line.substring(BYTE_ORDER_MARK.length()) : line;
    if (!lines.isEmpty() && goesOn()) {
      last().setLength(last().length() - 1);
      last().append(plain);
    } else if (isFolded(plain)) {
      last().append(plain, 1, plain.length());
    } else if (!plain.isBlank()) {
      lines.add(new StringBuilder(plain.stripLeading()));
      quoted = QUOTED.matcher(plain).lookingAt();
    }
  }

  /** The soft line break of quoted-printable, as vCalendar 1.0 has it. */
  private boolean goesOn() {
    return quoted && last().length() > 0 && last().charAt(last().length() - 1) == '=';
  }

  private boolean isFolded(String line) {
    boolean indented = line.startsWith(" ") || line.startsWith("\t");
    return indented && !lines.isEmpty() && !FRAME.matcher(line).matches();
  }

  private StringBuilder last() {
    return lines.get(lines.size() - 1);
  }

  private Decoded decoded() {
    List<byte[]> raw = lines.stream().map(line -> line.toString().getBytes(ISO_8859_1)).toList();
    Optional<Charset> otherwise = otherwise(raw);
    Charset charset = otherwise.orElse(OldEncoding.WINDOWS);
    return new Decoded(
        raw.stream().map(line -> decoded(line, charset)).toList(), otherwise.isPresent());
  }

  /** What was encoded in a line. */
  static String decoded(byte[] bytes, Optional<Charset> named) {
    return strictly(bytes).orElseGet(() -> new String(bytes, named.orElseGet(() -> likely(bytes))));
  }

  private static String decoded(byte[] line, Charset otherwise) {
    return strictly(line).orElseGet(() -> new String(line, named(line).orElse(otherwise)));
  }

  private static Charset likely(byte[] bytes) {
    return otherwise(List.of(bytes)).orElse(OldEncoding.WINDOWS);
  }

  /**
   * How lines are read that are not sound UTF-8: as spoilt UTF-8 if the file has more sound
   * characters of it than unsound bytes, otherwise as what an older program wrote; empty if that is
   * not certain.
   */
  private static Optional<Charset> otherwise(List<byte[]> lines) {
    long sound = 0;
    long spoilt = 0;
    ByteArrayOutputStream others = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      String text = new String(line, UTF_8);
      spoilt += text.chars().filter(c -> c == SPOILT).count();
      sound += text.chars().filter(c -> c > 0x7F && c != SPOILT).count();
      if (strictly(line).isEmpty() && named(line).isEmpty()) {
        others.writeBytes(line);
        others.write('\n');
      }
    }
    return sound > 0 && sound >= spoilt
        ? Optional.of(UTF_8)
        : OldEncoding.ofSpoilt(others.toByteArray());
  }

  private static Optional<String> strictly(byte[] line) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A line can name its own. */
  private static Optional<Charset> named(byte[] line) {
    Matcher named = CHARSET.matcher(new String(line, ISO_8859_1));
    return named.lookingAt() ? charset(named.group(1)) : Optional.empty();
  }

  static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
