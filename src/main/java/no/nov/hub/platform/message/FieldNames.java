package no.nov.hub.platform.message;

import java.util.Map;

/**
 * What the fields of messages are called among people, and the form that some of them must have.
 */
public final class FieldNames {

  private static final Text WORDS = new Text("en tekst med ord i", "a text with words in it");
  private static final Text DATE = new Text("en dato som 2026-09-30", "a date like 2026-09-30");
  private static final Text ID =
      new Text(
          "1–64 tegn av a–z, 0–9, punktum, understrek og bindestrek",
          "1–64 characters of a–z, 0–9, full stop, underscore and hyphen");
  private static final Text TIME =
      new Text(
          "et lokalt tidspunkt som 2027-01-12T08:00, eller en dato for hele dagen",
          "a local time like 2027-01-12T08:00, or a date for the whole day");
  private static final Text MUNICIPALITY =
      new Text("et kommunenummer med fire sifre", "a municipality number of four digits");

  private static final Map<String, Text> NAMES =
      Map.ofEntries(
          name("association", "forening"),
          name("organiser", "arrangør"),
          name("participant", "deltaker"),
          name("asOf", "dato"),
          name("members", "medlemmer"),
          name("groupId", "gruppe-id"),
          name("kind", "slag"),
          name("name", "navn"),
          name("leader", "leder"),
          name("deputy", "nestleder"),
          name("contact", "kontaktperson"),
          name("substitute", "vikar"),
          name("since", "siden"),
          name("from", "fra"),
          name("until", "til"),
          name("organisation", "organisasjon"),
          name("organisationNumber", "organisasjonsnummer"),
          name("personalMember", "personlig medlem"),
          name("represents", "representerer"),
          name("informedOnly", "kun orientering"),
          name("language", "språk"),
          name("showsAll", "viser alle"),
          name("charter", "retningslinjer"),
          name("closedOn", "nedlagt dato"),
          name("byMunicipality", "per kommune"),
          name("byKind", "per medlemstype"),
          name("company", "bedrifter"),
          name("student", "studenter"),
          name("person", "personlige"),
          name("honorary", "æresmedlemmer"),
          name("joined", "innmeldt"),
          name("left", "utmeldt"),
          name("jobs", "arbeidsplasser"),
          name("staff", "ansatte"),
          name("withdrawn", "utgår"),
          name("organisations", "organisasjonsnummer"),
          name("eventId", "arrangements-id"),
          name("partOf", "del av"),
          name("title", "tittel"),
          name("summary", "omtale"),
          name("start", "start"),
          name("end", "slutt"),
          name("timeZone", "tidssone"),
          name("venue", "sted"),
          name("address", "adresse"),
          name("municipality", "kommune"),
          name("municipalities", "kommuner"),
          name("onlineUrl", "nettlenke"),
          name("url", "lenke"),
          name("theme", "tema"),
          name("audience", "målgruppe"),
          name("inviteGroups", "inviterte grupper"),
          name("coOrganisers", "medarrangører"),
          name("capacity", "plasser"),
          name("price", "pris"),
          name("participants", "deltakere"),
          name("owner", "eier"),
          name("meetingId", "møte-id"),
          name("groups", "grupper"),
          name("place", "sted"),
          name("agenda", "saksliste"),
          name("note", "melding"),
          name("attachments", "vedlegg"),
          name("draft", "utkast"),
          name("times", "tidspunkter"),
          name("answerBy", "svarfrist"),
          name("version", "utgave"),
          name("attendance", "oppmøte"),
          name("present", "til stede"),
          name("items", "saker"),
          name("heading", "overskrift"),
          name("decision", "vedtak"),
          name("information", "orientering"),
          name("action", "oppgave"),
          name("responsible", "ansvarlig"),
          name("due", "frist"),
          name("outcomes", "utfall"),
          name("done", "ferdig"),
          name("evidenceId", "bevis-id"),
          name("recordedBy", "meldt av"),
          name("role", "rolle"),
          name("termFrom", "valgt fra"),
          name("termMonths", "måneder"),
          name("sentToBoardOn", "sendt styret"),
          name("plan", "plan"),
          name("year", "år"),
          name("women", "kvinner"),
          name("men", "menn"),
          name("income", "inntekt"),
          name("cost", "kostnad"),
          name("what", "hva"),
          name("toWhom", "til hvem"),
          name("rule", "regel"),
          name("rules", "regler"),
          name("weight", "vekt"),
          name("validFrom", "gjelder fra"),
          name("issue", "sak"),
          name("stance", "standpunkt"),
          name("supports", "støtter"),
          name("demands", "krav"),
          name("level", "nivå"),
          name("partners", "støttespillere"),
          name("hearing", "høring"),
          name("authority", "høringsinstans"),
          name("deadline", "frist"),
          name("caseNumber", "saksnummer"),
          name("adoptedOn", "vedtatt dato"),
          name("adoptedBy", "vedtatt av"),
          name("withdrawnOn", "trukket dato"),
          name("reason", "begrunnelse"),
          name("body", "organ"),
          name("outcome", "utfall"),
          name("date", "dato"),
          name("treatments", "behandling"),
          name("advisory", "rådgivende"),
          name("validUntil", "gyldig til"));

  private static final Map<String, Text> FORMS =
      Map.ofEntries(
          Map.entry("asOf", DATE),
          Map.entry("adoptedOn", DATE),
          Map.entry("withdrawnOn", DATE),
          Map.entry("validUntil", DATE),
          Map.entry("deadline", DATE),
          Map.entry("since", DATE),
          Map.entry("from", DATE),
          Map.entry("until", DATE),
          Map.entry("closedOn", DATE),
          Map.entry("due", DATE),
          Map.entry("title", WORDS),
          Map.entry("agenda", WORDS),
          Map.entry("termFrom", DATE),
          Map.entry("sentToBoardOn", DATE),
          Map.entry("validFrom", DATE),
          Map.entry("organisationNumber", new Text("ni sifre", "nine digits")),
          Map.entry("date", DATE),
          Map.entry("answerBy", DATE),
          Map.entry("start", TIME),
          Map.entry("end", TIME),
          Map.entry("municipality", MUNICIPALITY),
          Map.entry("municipalities", MUNICIPALITY),
          Map.entry("byMunicipality", MUNICIPALITY),
          Map.entry("organisations", new Text("ni sifre", "nine digits")));

  private FieldNames() {}

  /**
   * The name to begin a sentence with, such as «medlemmer» (members), from a path such as {@code
   * data.members}.
   */
  public static Text of(String path) {
    String key = last(path);
    Text known = NAMES.get(key);
    if (known == null) {
      return new Text("«" + key + "»", "“" + key + "”");
    }
    return known.nb().equals(key)
        ? new Text("«" + key + "»", "“" + key + "”")
        : new Text("«%s» (%s)".formatted(known.nb(), key), "“%s”".formatted(key));
  }

  /** The form that a value at this path must have, to end a sentence with. */
  public static Text form(String path) {
    return FORMS.getOrDefault(last(path), ID);
  }

  private static String last(String path) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    int bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }

  private static Map.Entry<String, Text> name(String key, String nb) {
    return Map.entry(key, new Text(nb, key));
  }
}
