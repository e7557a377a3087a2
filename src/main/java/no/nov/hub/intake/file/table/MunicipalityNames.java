package no.nov.hub.intake.file.table;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Municipality;
import no.nov.hub.platform.participant.Participant;

/**
 * Municipalities as people write them: 3301, Drammen, 3301 Drammen, Drammen kommune.
 *
 * @param writer whose own ones are examples
 */
public record MunicipalityNames(Municipalities municipalities, Participant writer) {

  private static final List<String> OF_ANYBODY = List.of("3301 Drammen");

  private static final int LONGEST = 100;
  private static final int DIGITS = 4;

  private static final Pattern NUMBER_FIRST =
      Pattern.compile(
          "(?:k(?:nr|ommune(?:nr|nummer)?)?[\\s.:-]*|[\\[(]\\s*)?"
              + "(?<number>\\d{3,4})(?:[.,]0)?(?!\\d)[\\s:._-]*(?<name>.*)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME_FIRST =
      Pattern.compile("(?<name>\\D+?)[\\s:,_(-]*(?<number>\\d{3,4})\\)?");

  /** What may stand around a name; a digit or a per cent would say more than which it is. */
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{M}\\s.,:;'’´`\"“”«»()/*|_\\[\\]-]*");

  private static final Pattern OF_MEMBERS =
      Pattern.compile(
          "\\b(?:antall\\s+)?medlemmer(?:\\s+i)?\\b|\\bantall\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");
  private static final Pattern SPACES = Pattern.compile("\\p{Zs}");

  /** A number of four digits with what stands beside it. */
  private record Numbered(String number, String name) {}

  /** What a text can mean. */
  sealed interface Meant {

    /** One municipality; whether its number is known is for admission to say. */
    record One(String number) implements Meant {}

    /** Number and name are of two. */
    record MixedUp(Municipality numbered, List<Municipality> named) implements Meant {}

    /** The number is of one, but what else is said is not its name. */
    record Unclear(Municipality numbered) implements Meant {}

    /** Several have this name. */
    record Several(List<Municipality> named) implements Meant {}

    record None() implements Meant {}
  }

  /**
   * @param day numbers change with reforms, so a name has the number that was in force then
   */
  Meant meant(String written, LocalDate day) {
    String text = plain(written);
    Optional<Numbered> numbered = numbered(text);
    if (numbered.isPresent()) {
      return paired(numbered.get().number(), numbered.get().name());
    }
    List<Municipality> named = named(bare(text));
    List<Municipality> then = named.stream().filter(m -> m.inForceOn(day)).toList();
    List<Municipality> likely = then.isEmpty() ? newest(named) : then;
    return switch (likely.size()) {
      case 0 -> new Meant.None();
      case 1 -> new Meant.One(likely.get(0).number());
      default -> new Meant.Several(likely);
    };
  }

  /** How one writes one's own; never empty. */
  List<String> examples() {
    List<String> own =
        writer.municipalities().stream()
            .map(number -> number + " " + municipalities.nameOf(number))
            .toList();
    return own.isEmpty() ? OF_ANYBODY : own;
  }

  /** Whether a heading stands for a municipality, and for nothing but its members. */
  boolean isKnown(String text) {
    Meant meant = meant(text, LocalDate.MAX);
    return !(meant instanceof Meant.None || meant instanceof Meant.Unclear);
  }

  /** The number that a heading gives, else its name. */
  String key(String text) {
    return numbered(plain(text)).map(Numbered::number).orElse(text);
  }

  /** The number in force on the day, with the name that the municipality had under its own. */
  String today(String number, LocalDate day) {
    return municipalities
        .inForce(number, day)
        .map(then -> then.number() + " " + normal(municipalities.nameOf(number)))
        .orElse(number);
  }

  /** Letters, spaces and dashes as the list of municipalities has them; lines stay. */
  static String plain(String text) {
    String letters = Normalizer.normalize(text, Normalizer.Form.NFC);
    return DASHES.matcher(SPACES.matcher(letters).replaceAll(" ")).replaceAll("-");
  }

  private Meant paired(String number, String beside) {
    Optional<Municipality> numbered = municipalities.find(number);
    String name = numbered.filter(m -> m.until() == null).map(m -> bare(beside)).orElse(beside);
    if (isNothing(name)) {
      return new Meant.One(number);
    }
    List<Municipality> named = named(name);
    if (numbered.isEmpty()) {
      return new Meant.None();
    }
    if (named.isEmpty()) {
      return new Meant.Unclear(numbered.get());
    }
    return named.stream().anyMatch(m -> m.name().equals(numbered.get().name()))
        ? new Meant.One(number)
        : new Meant.MixedUp(numbered.get(), newest(named));
  }

  /** Without what the column is about; old numbers look like years: Medlemmer 2025. */
  private static String bare(String name) {
    return OF_MEMBERS.matcher(name).replaceAll("");
  }

  private static boolean isNothing(String name) {
    return NAME.matcher(name).matches() && normal(name).isEmpty();
  }

  private Optional<Numbered> numbered(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = Marks.without(text).strip();
    return Stream.of(NUMBER_FIRST, NAME_FIRST)
        .map(pattern -> pattern.matcher(plain))
        .filter(Matcher::matches)
        .findFirst()
        .flatMap(pair -> numbered(pair.group("number"), pair.group("name")));
  }

  /** Spreadsheets take the first zero off 0301. */
  private Optional<Numbered> numbered(String number, String name) {
    String whole = number.length() < DIGITS ? "0" + number : number;
    return number.length() == DIGITS || municipalities.find(whole).isPresent()
        ? Optional.of(new Numbered(whole, name))
        : Optional.empty();
  }

  private List<Municipality> named(String name) {
    String wanted = normal(name);
    return wanted.isEmpty() || !NAME.matcher(name).matches()
        ? List.of()
        : municipalities.all().stream().filter(m -> isCalled(m, wanted)).toList();
  }

  /** Where several have one name, the list may tell them apart: Våler (Østfold). */
  private static boolean isCalled(Municipality municipality, String wanted) {
    String name = municipality.name();
    return normal(name).equals(wanted)
        || normal(name.replaceAll("\\s*\\(.*\\)", "")).equals(wanted);
  }

  /** One that was merged away is known by its last number. */
  private static List<Municipality> newest(List<Municipality> named) {
    Optional<LocalDate> last =
        named.stream().map(Municipality::from).max(Comparator.naturalOrder());
    return named.stream().filter(m -> m.from().equals(last.orElseThrow())).toList();
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("\\b(?:kommune(?:nr|nummer)?|knr)\\b", "")
        .replaceAll("[^\\p{L}]", "");
  }
}
