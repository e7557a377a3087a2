package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.table.Form.DATE;
import static no.nov.hub.intake.file.table.Form.FIGURES;
import static no.nov.hub.intake.file.table.Form.GROUP_KIND;
import static no.nov.hub.intake.file.table.Form.ID;
import static no.nov.hub.intake.file.table.Form.IDS;
import static no.nov.hub.intake.file.table.Form.LANGUAGE;
import static no.nov.hub.intake.file.table.Form.LEVEL;
import static no.nov.hub.intake.file.table.Form.MOMENT;
import static no.nov.hub.intake.file.table.Form.MUNICIPALITIES;
import static no.nov.hub.intake.file.table.Form.MUNICIPALITY;
import static no.nov.hub.intake.file.table.Form.NAMES;
import static no.nov.hub.intake.file.table.Form.NUMBER;
import static no.nov.hub.intake.file.table.Form.ORGANISATION;
import static no.nov.hub.intake.file.table.Form.PARAGRAPHS;
import static no.nov.hub.intake.file.table.Form.ROLE;
import static no.nov.hub.intake.file.table.Form.SENTENCES;
import static no.nov.hub.intake.file.table.Form.STANCE;
import static no.nov.hub.intake.file.table.Form.TEXT;
import static no.nov.hub.intake.file.table.Form.WHOLE_NUMBER;
import static no.nov.hub.intake.file.table.Form.YES_OR_NO;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.platform.message.Text;

/**
 * What a table can contain, told by its header: the first kind whose decisive columns are there. A
 * meeting has those of an event as well, so it comes before.
 */
enum TableKind {
  COUNTS(
      new Text("medlemstall", "membership counts"),
      "association",
      List.of("asOf", "members"),
      List.of(
          Column.of("association", ID, "forening", "association"),
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
          Column.of("withdrawn", FIGURES, "utgår", "withdrawn"),
          Column.of("confirms", ID, "bekreft", "confirms", "bekrefter"))),

  MEETINGS(
      new Text("møter", "meetings"),
      "owner",
      List.of("groups", "title", "start"),
      List.of(
          Column.of("owner", ID, "eier", "owner"),
          Column.of("meetingId", ID, "møte-id", "meetingId", "id"),
          Column.of("groups", IDS, "grupper", "groups"),
          Column.of("title", TEXT, "tittel", "title"),
          Column.of("start", MOMENT, "start", "starter"),
          Column.of("end", MOMENT, "slutt", "end", "slutter"),
          Column.of("timeZone", ID, "tidssone", "timeZone"),
          Column.of("place", TEXT, "sted", "place"),
          Column.of("onlineUrl", ID, "nettlenke", "onlineUrl"),
          Column.of("agenda", SENTENCES, "saksliste", "agenda"),
          Column.of("note", PARAGRAPHS, "melding", "note"),
          Column.of("draft", YES_OR_NO, "utkast", "draft"),
          Column.of("cancelled", YES_OR_NO, "avlyst", "cancelled"),
          Column.of("reason", PARAGRAPHS, "årsak", "reason"),
          Column.of("confirms", ID, "bekreft", "confirms", "bekrefter"))),

  EVENTS(
      new Text("arrangementer", "events"),
      "organiser",
      List.of("title", "start"),
      List.of(
          Column.of("organiser", ID, "arrangør", "organiser", "forening", "association"),
          Column.of("eventId", ID, "id", "eventId", "arrangements-id"),
          Column.of("partOf", ID, "del av", "partOf"),
          Column.of("title", TEXT, "tittel", "title"),
          Column.of("summary", PARAGRAPHS, "omtale", "summary"),
          Column.of("start", MOMENT, "start", "starter"),
          Column.of("end", MOMENT, "slutt", "end", "slutter"),
          Column.of("timeZone", ID, "tidssone", "timeZone"),
          Column.of("venue.name", TEXT, "sted", "venue"),
          Column.of("venue.address", TEXT, "adresse", "address"),
          Column.of("venue.municipality", MUNICIPALITY, "kommune", "municipality"),
          Column.of("onlineUrl", ID, "nettlenke", "onlineUrl"),
          Column.of("url", ID, "lenke", "url"),
          Column.of("theme", TEXT, "tema", "theme"),
          Column.of("audience", TEXT, "målgruppe", "audience"),
          Column.of("inviteGroups", IDS, "inviterte grupper", "inviteGroups"),
          Column.of("coOrganisers", IDS, "medarrangører", "coOrganisers"),
          Column.of("capacity", WHOLE_NUMBER, "plasser", "capacity"),
          Column.of("price", NUMBER, "pris", "price"),
          Column.of("participants", WHOLE_NUMBER, "deltakere", "participants"),
          Column.of("cancelled", YES_OR_NO, "avlyst", "cancelled"),
          Column.of("confirms", ID, "bekreft", "confirms", "bekrefter"))),

  POSITIONS(
      new Text("standpunkter", "positions"),
      "association",
      List.of("issue.id", "stance"),
      List.of(
          Column.of("association", ID, "forening", "association"),
          Column.of("issue.id", ID, "sak", "issue"),
          Column.of("issue.title", TEXT, "sakstittel", "issueTitle"),
          Column.of("stance", STANCE, "standpunkt", "stance"),
          Column.of("supports", ID, "støtter", "supports"),
          Column.of("summary", PARAGRAPHS, "omtale", "summary"),
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
          Column.of("url", ID, "lenke", "url"),
          Column.of("confirms", ID, "bekreft", "confirms", "bekrefter"))),

  ROSTERS(
      new Text("grupper", "groups"),
      "owner",
      List.of("groupId", "name", "address"),
      List.of(
          Column.of("owner", ID, "eier", "owner"),
          Column.of("groupId", ID, "gruppe", "groupId", "group", "gruppe-id"),
          Column.of("groupName", TEXT, "gruppenavn", "groupName"),
          Column.of("kind", GROUP_KIND, "slag", "kind"),
          Column.of("name", TEXT, "navn", "name"),
          Column.of("address", ID, "e-post", "address", "email", "e-postadresse"),
          Column.of("role", ROLE, "rolle", "role"),
          Column.of("since", DATE, "leder siden", "leaderSince"),
          Column.of("organisation", TEXT, "organisasjon", "organisation", "bedrift"),
          Column.of(
              "organisationNumber",
              ORGANISATION,
              "organisasjonsnummer",
              "organisationNumber",
              "orgnr"),
          Column.of("personalMember", YES_OR_NO, "personlig medlem", "personalMember"),
          Column.of("represents", TEXT, "representerer", "represents"),
          Column.of("from", DATE, "fra", "from"),
          Column.of("until", DATE, "til", "until"),
          Column.of("informedOnly", YES_OR_NO, "kun orientering", "informedOnly"),
          Column.of("language", LANGUAGE, "språk", "language"),
          Column.of("timeZone", ID, "tidssone", "timeZone"),
          Column.of("showsAll", YES_OR_NO, "viser alle", "showsAll"),
          Column.of("charter", ID, "retningslinjer", "charter"),
          Column.of("closedOn", DATE, "nedlagt", "closedOn"))),

  MEMBER_LIST(
      new Text("medlemsliste", "a membership list"),
      "association",
      List.of("organisations", "asOf"),
      List.of(
          Column.of("association", ID, "forening", "association"),
          Column.of("asOf", DATE, "dato", "asOf", "date"),
          Column.of(
              "organisations",
              ORGANISATION,
              "organisasjonsnummer",
              "organisations",
              "organisation",
              "organisation number",
              "orgnr")));

  private final Text content;
  private final String ownerField;
  private final List<String> decisive;
  private final List<Column> columns;

  TableKind(Text content, String ownerField, List<String> decisive, List<Column> columns) {
    this.content = content;
    this.ownerField = ownerField;
    this.decisive = decisive;
    this.columns = columns;
  }

  static Optional<TableKind> of(List<String> header) {
    return Arrays.stream(values()).filter(kind -> kind.fits(header)).findFirst();
  }

  /** What such a table is for, to end a sentence with. */
  Text content() {
    return content;
  }

  /** What stands in its cells is nobody's but the owner's. */
  boolean isPrivate() {
    return this == MEMBER_LIST || this == ROSTERS || this == MEETINGS;
  }

  String ownerField() {
    return ownerField;
  }

  /** What tells the things of one owner apart, in tables of one thing a row. */
  String identityField() {
    return switch (this) {
      case COUNTS -> "asOf";
      case EVENTS -> "eventId";
      case MEETINGS -> "meetingId";
      case POSITIONS -> "issue.id";
      case MEMBER_LIST, ROSTERS ->
          throw new IllegalStateException("Rows of " + this + " are read together");
    };
  }

  /** Whether a thing need not be named: its title and start tell which it is. */
  boolean isKnownByTitle() {
    return this == EVENTS || this == MEETINGS;
  }

  List<String> decisiveNames() {
    return columns.stream()
        .filter(column -> decisive.contains(column.field()))
        .map(Column::norwegian)
        .toList();
  }

  /** The column with this header. */
  Optional<Column> column(String header) {
    return columns.stream().filter(c -> c.isCalled(header)).findFirst();
  }

  /** Counts have one more column for each municipality. */
  boolean hasMunicipalities() {
    return this == COUNTS;
  }

  Column columnOf(String field) {
    return columns.stream().filter(c -> c.field().equals(field)).findFirst().orElseThrow();
  }

  /** Where the day stands that its municipalities are told for, if any. */
  Optional<String> dayField() {
    return switch (this) {
      case COUNTS -> Optional.of("asOf");
      case EVENTS -> Optional.of("start");
      default -> Optional.empty();
    };
  }

  /** What tells people which thing a row is about, unless it is nobody else's to know. */
  Optional<String> titleField() {
    return switch (this) {
      case EVENTS -> Optional.of("title");
      case POSITIONS -> Optional.of("issue.title");
      default -> Optional.empty();
    };
  }

  /**
   * @param municipalities to show how one is written
   */
  String knownNames(List<String> municipalities) {
    return Stream.concat(
            columns.stream().map(Column::norwegian),
            hasMunicipalities() ? municipalities.stream() : Stream.empty())
        .collect(Collectors.joining(", "));
  }

  private boolean fits(List<String> header) {
    return columns.stream()
        .filter(column -> decisive.contains(column.field()))
        .allMatch(column -> header.stream().anyMatch(column::isCalled));
  }
}
