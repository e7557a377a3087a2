package no.nov.hub.membership;

import java.util.List;
import java.util.Map;
import no.nov.hub.message.Text;
import no.nov.hub.participant.Municipalities;

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
          MEMBERS, new Text("medlemmer", "members"),
          JOBS, new Text("arbeidsplasser", "jobs"),
          STAFF, new Text("ansatte i foreningen", "staff"),
          JOINED, new Text("innmeldte", "members who joined"),
          LEFT, new Text("utmeldte", "members who left"),
          KIND + "company", new Text("bedrifter", "companies"),
          KIND + "person", new Text("personlige medlemmer", "personal members"),
          KIND + "student", new Text("studentmedlemmer", "student members"),
          KIND + "honorary", new Text("æresmedlemmer", "honorary members"));

  private FigureNames() {}

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
