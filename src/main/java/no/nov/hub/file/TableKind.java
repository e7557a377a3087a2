package no.nov.hub.file;

import static no.nov.hub.file.Form.DATE;
import static no.nov.hub.file.Form.IDS;
import static no.nov.hub.file.Form.LEVEL;
import static no.nov.hub.file.Form.MOMENT;
import static no.nov.hub.file.Form.MUNICIPALITIES;
import static no.nov.hub.file.Form.MUNICIPALITY;
import static no.nov.hub.file.Form.NAMES;
import static no.nov.hub.file.Form.NUMBER;
import static no.nov.hub.file.Form.ORGANISATION;
import static no.nov.hub.file.Form.SENTENCES;
import static no.nov.hub.file.Form.STANCE;
import static no.nov.hub.file.Form.TEXT;
import static no.nov.hub.file.Form.WHOLE_NUMBER;
import static no.nov.hub.file.Form.YES_OR_NO;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a table can contain, told by its header. */
enum TableKind {
  COUNTS(
      "association",
      List.of("asOf", "members"),
      List.of(
          Column.of("association", TEXT, "forening", "association"),
          Column.of("asOf", DATE, "dato", "asOf", "date", "per dato"),
          Column.of("members", WHOLE_NUMBER, "medlemmer", "members", "antall medlemmer"),
          Column.of("byKind.company", WHOLE_NUMBER, "bedrifter", "company", "companies"),
          Column.of("byKind.student", WHOLE_NUMBER, "studenter", "student", "students"),
          Column.of("byKind.person", WHOLE_NUMBER, "personlige", "person", "persons"),
          Column.of("byKind.honorary", WHOLE_NUMBER, "æresmedlemmer", "honorary"),
          Column.of("joined", WHOLE_NUMBER, "innmeldt", "joined", "innmeldte"),
          Column.of("left", WHOLE_NUMBER, "utmeldt", "left", "utmeldte"),
          Column.of("jobs", WHOLE_NUMBER, "arbeidsplasser", "jobs"),
          Column.of("staff", WHOLE_NUMBER, "ansatte", "staff"),
          Column.of("confirms", TEXT, "bekreft", "confirms", "bekrefter"))),

  EVENTS(
      "organiser",
      List.of("title", "start"),
      List.of(
          Column.of("organiser", TEXT, "arrangør", "organiser", "forening", "association"),
          Column.of("eventId", TEXT, "id", "eventId", "arrangements-id"),
          Column.of("partOf", TEXT, "del av", "partOf"),
          Column.of("title", TEXT, "tittel", "title"),
          Column.of("summary", TEXT, "omtale", "summary"),
          Column.of("start", MOMENT, "start", "starter"),
          Column.of("end", MOMENT, "slutt", "end", "slutter"),
          Column.of("timeZone", TEXT, "tidssone", "timeZone"),
          Column.of("venue.name", TEXT, "sted", "venue"),
          Column.of("venue.address", TEXT, "adresse", "address"),
          Column.of("venue.municipality", MUNICIPALITY, "kommune", "municipality"),
          Column.of("onlineUrl", TEXT, "nettlenke", "onlineUrl"),
          Column.of("url", TEXT, "lenke", "url"),
          Column.of("theme", TEXT, "tema", "theme"),
          Column.of("audience", TEXT, "målgruppe", "audience"),
          Column.of("inviteGroups", IDS, "inviterte grupper", "inviteGroups"),
          Column.of("coOrganisers", IDS, "medarrangører", "coOrganisers"),
          Column.of("capacity", WHOLE_NUMBER, "plasser", "capacity"),
          Column.of("price", NUMBER, "pris", "price"),
          Column.of("participants", WHOLE_NUMBER, "deltakere", "participants"),
          Column.of("cancelled", YES_OR_NO, "avlyst", "cancelled"))),

  POSITIONS(
      "association",
      List.of("issue.id", "stance"),
      List.of(
          Column.of("association", TEXT, "forening", "association"),
          Column.of("issue.id", TEXT, "sak", "issue"),
          Column.of("issue.title", TEXT, "sakstittel", "issueTitle"),
          Column.of("stance", STANCE, "standpunkt", "stance"),
          Column.of("supports", TEXT, "støtter", "supports"),
          Column.of("summary", TEXT, "omtale", "summary"),
          Column.of("demands", SENTENCES, "krav", "demands"),
          Column.of("theme", TEXT, "tema", "theme"),
          Column.of("level", LEVEL, "nivå", "level"),
          Column.of("municipalities", MUNICIPALITIES, "kommuner", "municipalities"),
          Column.of("partners", NAMES, "støttespillere", "partners"),
          Column.of("hearing.authority", TEXT, "høringsinstans", "hearingAuthority"),
          Column.of("hearing.deadline", DATE, "høringsfrist", "hearingDeadline"),
          Column.of("hearing.caseNumber", TEXT, "saksnummer", "caseNumber"),
          Column.of("adoptedOn", DATE, "vedtatt dato", "adoptedOn"),
          Column.of("adoptedBy", TEXT, "vedtatt av", "adoptedBy"),
          Column.of("advisory", YES_OR_NO, "rådgivende", "advisory"),
          Column.of("validUntil", DATE, "gyldig til", "validUntil"),
          Column.of("url", TEXT, "lenke", "url"))),

  MEMBER_LIST(
      "association",
      List.of("organisations", "asOf"),
      List.of(
          Column.of("association", TEXT, "forening", "association"),
          Column.of("asOf", DATE, "dato", "asOf", "date"),
          Column.of(
              "organisations",
              ORGANISATION,
              "organisasjonsnummer",
              "organisations",
              "organisation",
              "organisation number",
              "orgnr")));

  private static final Pattern MUNICIPALITY_HEADER = Pattern.compile("(\\d{4})(\\s.*)?");

  private final String ownerField;
  private final List<String> decisive;
  private final List<Column> columns;

  TableKind(String ownerField, List<String> decisive, List<Column> columns) {
    this.ownerField = ownerField;
    this.decisive = decisive;
    this.columns = columns;
  }

  static Optional<TableKind> of(List<String> header) {
    return Arrays.stream(values()).filter(kind -> kind.fits(header)).findFirst();
  }

  String ownerField() {
    return ownerField;
  }

  List<String> decisiveNames() {
    return columns.stream()
        .filter(column -> decisive.contains(column.field()))
        .map(Column::norwegian)
        .toList();
  }

  /** The column with this header. Counts have one more for each municipality. */
  Optional<Column> column(String header) {
    Optional<Column> known = columns.stream().filter(c -> c.isCalled(header)).findFirst();
    if (known.isPresent() || this != COUNTS) {
      return known;
    }
    Matcher municipality = MUNICIPALITY_HEADER.matcher(header);
    return municipality.matches()
        ? Optional.of(Column.of("byMunicipality." + municipality.group(1), WHOLE_NUMBER, header))
        : Optional.empty();
  }

  String knownNames() {
    String names = columns.stream().map(Column::norwegian).collect(Collectors.joining(", "));
    return this == COUNTS ? names + ", 3301 Drammen" : names;
  }

  private boolean fits(List<String> header) {
    return columns.stream()
        .filter(column -> decisive.contains(column.field()))
        .allMatch(column -> header.stream().anyMatch(column::isCalled));
  }
}
