package no.nov.hub.shared.membership;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Municipalities;

/** The figures of a count by their paths in the message, such as {@code byKind.company}. */
final class FigureNames {

  static final String MEMBERS = "members";
  static final String JOBS = "jobs";
  static final String STAFF = "staff";
  static final String JOINED = "joined";
  static final String LEFT = "left";
  static final String KIND = "byKind.";
  static final String MUNICIPALITY = "byMunicipality.";

  /** The field that lists those that no longer apply. */
  static final String WITHDRAWN = "withdrawn";

  /** Those that are one number each. */
  static final List<String> SINGLE = List.of(MEMBERS, JOBS, STAFF, JOINED, LEFT);

  /** How the names of those begin that are parts of a whole. */
  static final List<String> WHOLES = List.of(KIND, MUNICIPALITY);

  private static final Map<String, Text> WORDS =
      Map.of(
          MEMBERS,
          new Text("medlemmer", "members"),
          JOBS,
          new Text("arbeidsplasser", "jobs"),
          STAFF,
          new Text("ansatte i foreningen", "staff"),
          JOINED,
          new Text("innmeldte", "members who joined"),
          LEFT,
          new Text("utmeldte", "members who left"),
          KIND + "company",
          new Text("bedrifter", "companies"),
          KIND + "person",
          new Text("personlige medlemmer", "personal members"),
          KIND + "student",
          new Text("studentmedlemmer", "student members"),
          KIND + "honorary",
          new Text("æresmedlemmer", "honorary members"));

  /** How people write those that can be withdrawn, besides their names and the words above. */
  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry("ansatte", STAFF),
          Map.entry("innmeldt", JOINED),
          Map.entry("utmeldt", LEFT),
          Map.entry("company", KIND + "company"),
          Map.entry("student", KIND + "student"),
          Map.entry("students", KIND + "student"),
          Map.entry("studenter", KIND + "student"),
          Map.entry("person", KIND + "person"),
          Map.entry("persons", KIND + "person"),
          Map.entry("personlige", KIND + "person"),
          Map.entry("honorary", KIND + "honorary"));

  private static final Pattern NUMBERED =
      Pattern.compile("(?:" + Pattern.quote(MUNICIPALITY) + ")?(\\d{4})(?:\\s.*)?");

  private FigureNames() {}

  /**
   * The figure that somebody means by a word such as “arbeidsplasser” or “3312 Lier”.
   *
   * @return empty if there is none, or it is the members, which every count has
   */
  static Optional<String> meantBy(String written) {
    Matcher numbered = NUMBERED.matcher(written.strip());
    if (numbered.matches()) {
      return Optional.of(MUNICIPALITY + numbered.group(1));
    }
    String word = written.strip().toLowerCase(Locale.ROOT);
    return WORDS.entrySet().stream()
        .filter(e -> isCalled(word, e.getKey(), e.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> Optional.ofNullable(WRITTEN.get(word)))
        .filter(name -> !name.equals(MEMBERS));
  }

  private static boolean isCalled(String word, String name, Text words) {
    return word.equals(name.toLowerCase(Locale.ROOT))
        || word.equals(words.nb())
        || word.equals(words.en());
  }

  /** Counted from 1 January, so that a new year begins without them. */
  static boolean isOfTheYear(String name) {
    return name.equals(JOINED) || name.equals(LEFT);
  }

  /** The message's field with the parts of a whole. */
  static String field(String whole) {
    return whole.substring(0, whole.length() - 1);
  }

  /** The municipality's number. */
  static String number(String name) {
    return name.substring(MUNICIPALITY.length());
  }

  /** In the middle of a sentence. */
  static Text words(String name, Municipalities municipalities) {
    if (name.startsWith(MUNICIPALITY)) {
      String place = municipalities.nameOf(number(name));
      return new Text("medlemmer i " + place, "members in " + place);
    }
    return WORDS.getOrDefault(name, new Text(name, name));
  }
}
