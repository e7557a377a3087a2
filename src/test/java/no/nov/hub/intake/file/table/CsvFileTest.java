package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.data;
import static no.nov.hub.intake.file.DropBox.id;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static no.nov.hub.intake.file.DropBox.refused;
import static no.nov.hub.intake.file.DropBox.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Participant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CsvFileTest {

  private static final String COUNT = "dato;medlemmer;3301 Drammen\n2026-09-30;1000;780\n";

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  @Test
  void a_norwegian_count_becomes_a_message() {
    List<Entry> entries =
        box.drop(
            "tall.csv",
            "Dato;Medlemmer;Bedrifter;Studenter;Personlige;Æresmedlemmer;Innmeldt;Utmeldt;Arbeidsplasser;Ansatte;3301 Drammen;3312\n"
                + "30.09.2026;1 000;900;10;80;10;95;20;25\u00A0000;9;780;110\n");

    JsonNode data = only(entries);
    assertThat(type(entries.get(0))).isEqualTo("no.nov.membership.counted.v1");
    assertThat(entries.get(0).place()).isEqualTo(new Text("Rad 2", "Row 2"));
    assertThat(data.get("association").stringValue()).isEqualTo("drammen");
    assertThat(data.get("asOf").stringValue()).isEqualTo("2026-09-30");
    assertThat(data.get("members").asLong()).isEqualTo(1000);
    assertThat(data.get("jobs").asLong()).isEqualTo(25000);
    assertThat(data.at("/byKind/honorary").asLong()).isEqualTo(10);
    assertThat(data.at("/byMunicipality/3301").asLong()).isEqualTo(780);
    assertThat(data.at("/byMunicipality/3312").asLong()).isEqualTo(110);
  }

  @Test
  void a_held_count_is_confirmed_in_a_column_of_its_own_under_another_id() {
    String receipt = "6e5795ad-6847-5692-b40f-1e1fddf0c7d7";
    List<Entry> held = box.drop("tall.csv", "dato;medlemmer\n2026-09-30;1000\n");
    List<Entry> confirmed =
        box.drop("tall.csv", "dato;medlemmer;bekreft\n2026-09-30;1000;" + receipt + "\n");

    JsonNode event = ((Entry.Found) confirmed.get(0)).event();
    assertThat(event.get("confirms").stringValue()).isEqualTo(receipt);
    assertThat(event.get("data")).isEqualTo(((Entry.Found) held.get(0)).event().get("data"));
    assertThat(event.get("id")).isNotEqualTo(((Entry.Found) held.get(0)).event().get("id"));
  }

  @Test
  void english_headers_commas_and_tabs_are_welcome() {
    String comma = "asOf,members,company,joined,left\n2026-09-30,\"1 000\",900,95,20\n";
    assertThat(only(box.drop("a.csv", comma)).get("members").asLong()).isEqualTo(1000);
    String tab = "AsOf\tMembers\tJobs\r\n2026-09-30\t1000\t5\r\n";
    assertThat(only(box.drop("b.csv", tab)).get("jobs").asLong()).isEqualTo(5);
    String declared = "sep=,\r\ndato,medlemmer\r\n2026-09-30,7\r\n";
    assertThat(only(box.drop("c.csv", declared)).get("members").asLong()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dato,medlemmer,ansatte\n2026-09-30;1000;9\n",
        "dato;medlemmer;ansatte\n2026-09-30,1000,9\n",
        "tittel;start;sted\nFrokost,2027-01-12,Oslo\n",
        "dato;organisasjonsnummer\n2026-09-30,974760673\n",
        "gruppe,navn,e-post\nkraft;Ada Lie;ada@example.no\n"
      })
  void rows_with_another_separator_than_their_header_are_told_so(String table) {
    List<Entry> entries = box.drop("tall.csv", table);
    assertThat(codes(entries.get(0))).containsExactly("unsplit_row");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .contains("Hele raden står i én celle. Skill verdiene med samme tegn som kolonnenavnene");
  }

  @Test
  void the_encodings_that_spreadsheets_write_are_understood() {
    String text = "dato;medlemmer;æresmedlemmer\n2026-09-30;1000;5\n";
    for (byte[] bytes :
        List.of(
            text.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            text.getBytes(StandardCharsets.UTF_16),
            text.getBytes(Charset.forName("windows-1252")))) {
      assertThat(only(box.drop("tall.csv", bytes)).at("/byKind/honorary").asLong()).isEqualTo(5);
    }
  }

  @Test
  void all_faults_of_a_row_are_told_at_once_and_its_neighbours_pass() {
    List<Entry> entries =
        box.drop(
            "tall.csv",
            "dato;medlemmer;ansatte\n2026-03-31;900;8\n\n;;\n31.02.2026;1 O00;1,5\n2026-06-30;950;8\n");

    assertThat(entries).hasSize(3);
    assertThat(data(entries.get(0)).get("members").asLong()).isEqualTo(900);
    assertThat(entries.get(1).place().nb()).isEqualTo("Rad 5");
    assertThat(codes(entries.get(1))).containsExactly("not_a_date", "not_a_number", "not_whole");
    Reason number = reasons(entries.get(1)).get(1);
    assertThat(number.field()).isEqualTo("data.members");
    assertThat(number.message().nb())
        .isEqualTo("«medlemmer» er «1 O00», som ikke er et tall. Skriv for eksempel 1000.");
    assertThat(number.message().en())
        .isEqualTo("“medlemmer” is “1 O00”, which is not a number. Write for instance 1000.");
    assertThat(reasons(entries.get(1)).get(2).message().nb())
        .isEqualTo("«ansatte» er «1,5», men skal være et helt tall, for eksempel 1000.");
    assertThat(data(entries.get(2)).get("members").asLong()).isEqualTo(950);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.000", "1,000", "12.500", "1.000.000"})
  void a_number_that_can_mean_two_things_is_refused_with_advice(String number) {
    List<Entry> entries = box.drop("tall.csv", "dato;medlemmer\n2026-09-30;\"" + number + "\"\n");
    assertThat(codes(entries.get(0))).containsExactly("ambiguous_number");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .contains(number.replaceAll("[.,]", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 00", "--1", "1e3", "kr 5", "٣", "1000000000000000000"})
  void what_is_no_number_is_refused(String number) {
    List<Entry> entries = box.drop("tall.csv", "dato;medlemmer\n2026-09-30;" + number + "\n");
    assertThat(codes(entries.get(0))).containsExactly("not_a_number");
  }

  @Test
  void an_unknown_column_refuses_the_file_and_names_those_that_are_known() {
    List<Entry> entries = box.drop("tall.csv", "dato;medlemmer;farge\n2026-09-30;1;blå\n");
    refused(entries, "unknown_column");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .contains("farge", "arbeidsplasser", "3301 Drammen, 3312 Lier, 3314 Øvre Eiker");
  }

  @Test
  void examples_of_municipalities_are_the_askers_own() {
    Participant modum =
        new Participant(
            "modum", "Modum Næringsråd", "Modum", Participant.Kind.ASSOCIATION, List.of("3312"));

    assertThat(reasons(box.dropOf(modum, "dato;medlemmer;farge\n2026-09-30;1;blå\n").get(0)))
        .extracting(reason -> reason.message().nb())
        .allMatch(sentence -> sentence.endsWith("bekreft, 3312 Lier."));
    assertThat(reasons(box.dropOf(modum, "tittel;start;kommune\nKurs;2027-01-12;Lierr\n").get(0)))
        .extracting(reason -> reason.message().nb())
        .allMatch(sentence -> sentence.endsWith("for eksempel 3312 Lier."));
  }

  @Test
  void a_header_that_fits_no_table_is_refused() {
    refused(box.drop("tall.csv", "navn;farge\nx;blå\n"), "unknown_table");
    refused(box.drop("tall.csv", "dato;asOf;medlemmer\n1;2;3\n"), "repeated_column");
    refused(box.drop("tall.csv", "dato;medlemmer\n"), "empty");
    refused(box.drop("tall.csv", ""), "empty");
  }

  @Test
  void a_cell_without_a_heading_is_a_fault_of_its_row() {
    List<Entry> entries =
        box.drop("tall.csv", "dato;medlemmer;\n2026-09-30;1;\n2026-10-31;1;2\n2026-11-01;1;;;4\n");
    assertThat(entries.get(0)).isInstanceOf(Found.class);
    assertThat(codes(entries.get(1))).containsExactly("no_heading");
    assertThat(codes(entries.get(2))).containsExactly("no_heading");
  }

  @Test
  void the_same_file_again_has_the_same_ids_and_another_content_has_others() {
    String id = id(box.drop("tall.csv", COUNT).get(0));
    assertThat(id(box.drop("tall.csv", COUNT).get(0))).isEqualTo(id);
    assertThat(id(box.drop("andre.csv", COUNT).get(0))).isNotEqualTo(id);
    assertThat(id(box.drop("tall.csv", COUNT.replace("1000", "1001")).get(0))).isNotEqualTo(id);
    assertThat(id(box.drop("tall.csv", COUNT.replace("2026-09", "\n2026-09")).get(0)))
        .isNotEqualTo(id);
  }

  @Test
  void another_owner_is_left_for_admission_to_refuse() {
    String text = "forening;dato;medlemmer\nasker;2026-09-30;5\n;2026-09-30;6\n";
    List<Entry> entries = box.drop("tall.csv", text);
    assertThat(data(entries.get(0)).get("association").stringValue()).isEqualTo("asker");
    assertThat(data(entries.get(1)).get("association").stringValue()).isEqualTo("drammen");
  }

  @Test
  void an_event_row_becomes_an_event() {
    JsonNode data =
        only(
            box.drop(
                "a.csv",
                "Id;Del av;Tittel;Omtale;Start;Slutt;Tidssone;Sted;Adresse;Kommune;Nettlenke;Lenke;Tema;Målgruppe;Inviterte grupper;Medarrangører;Plasser;Pris;Deltakere;Avlyst\n"
                    + "evt-7;innsikt;Frokostmøte;\"To linjer\nom kraft\";12.01.2027 kl. 08:00;12.01.2027 09.30;Europe/Oslo;Biblioteket;Grønland 58;3301 Drammen;https://example.no/n;https://example.no/u;Kraft;Alle;bygg, energi;asker lier;80;249,50;12;nei\n"));

    assertThat(data.get("organiser").stringValue()).isEqualTo("drammen");
    assertThat(data.get("eventId").stringValue()).isEqualTo("evt-7");
    assertThat(data.get("start").stringValue()).isEqualTo("2027-01-12T08:00");
    assertThat(data.get("end").stringValue()).isEqualTo("2027-01-12T09:30");
    assertThat(data.at("/venue/name").stringValue()).isEqualTo("Biblioteket");
    assertThat(data.at("/venue/municipality").stringValue()).isEqualTo("3301");
    assertThat(data.get("inviteGroups").toString()).isEqualTo("[\"bygg\",\"energi\"]");
    assertThat(data.get("coOrganisers").toString()).isEqualTo("[\"asker\",\"lier\"]");
    assertThat(data.get("price").decimalValue()).isEqualByComparingTo("249.50");
    assertThat(data.get("participants").asInt()).isEqualTo(12);
    assertThat(data.has("cancelled")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027-01-12 08:00",
        "2027-01-12T08:00",
        "12.01.2027 08.00",
        "12.01.2027 kl. 08:00",
        "12.01.2027 kl 08.00",
        "12.1.2027 8:00"
      })
  void a_time_may_be_written_in_many_ways(String time) {
    JsonNode data = only(box.drop("a.csv", "tittel;start\nMøte;" + time + "\n"));
    assertThat(data.get("start").stringValue()).isEqualTo("2027-01-12T08:00");
  }

  @Test
  void a_whole_day_is_a_date_and_nonsense_is_refused() {
    List<Entry> entries =
        box.drop("a.csv", "title,start\nDag,16.09.2027\nFeil,i morgen\nFeil,2027-01-12 25:00\n");
    assertThat(data(entries.get(0)).get("start").stringValue()).isEqualTo("2027-09-16");
    assertThat(codes(entries.get(1))).containsExactly("not_a_time");
    assertThat(codes(entries.get(2))).containsExactly("not_a_time");
  }

  @Test
  void a_cancelled_row_cancels_its_event() {
    List<Entry> entries =
        box.drop("a.csv", "id;tittel;start;avlyst\nevt-7;Møte;2027-01-12 08:00;Ja\n");
    assertThat(only(entries).toString())
        .isEqualTo("{\"organiser\":\"drammen\",\"eventId\":\"evt-7\"}");
    assertThat(type(entries.get(0))).isEqualTo("no.nov.event.cancelled.v1");
    List<Entry> unclear = box.drop("a.csv", "tittel;start;avlyst\nMøte;2027-01-12;kanskje\n");
    assertThat(codes(unclear.get(0))).containsExactly("not_among");
  }

  @Test
  void an_event_without_id_is_known_by_organiser_title_and_start() {
    String text = "tittel;start;omtale\nMøte;2027-01-12 08:00;A\n";
    String eventId = only(box.drop("a.csv", text)).get("eventId").stringValue();
    assertThat(eventId).matches("[0-9a-f]{32}");
    assertThat(
            only(box.drop("b.csv", text.replace(";A", ";B").replace("Møte", " Møte ")))
                .get("eventId")
                .stringValue())
        .isEqualTo(eventId);
    List<Entry> untitled = box.drop("a.csv", "tittel;start\n;2027-01-12 08:00\n");
    assertThat(codes(untitled.get(0))).containsExactly("missing");
  }

  @Test
  void a_position_row_becomes_a_position() {
    JsonNode data =
        only(
            box.drop(
                "s.csv",
                "sak;sakstittel;standpunkt;støtter;omtale;krav;tema;nivå;kommuner;støttespillere;høringsinstans;høringsfrist;saksnummer;vedtatt dato;vedtatt av;gyldig til;lenke\n"
                    + "ntp;Transportplan;Støtter;asker;Tekst;Dobbeltspor | Buss;T;Nasjonalt;3301 Drammen, 3312;LO, NHO Viken Oslo;Departementet;1.3.2027;27/100;2026-10-15;Styret;2028-12-31;https://example.no\n"));

    assertThat(data.at("/issue/id").stringValue()).isEqualTo("ntp");
    assertThat(data.get("stance").stringValue()).isEqualTo("supports");
    assertThat(data.get("supports").stringValue()).isEqualTo("asker");
    assertThat(data.get("demands").toString()).isEqualTo("[\"Dobbeltspor\",\"Buss\"]");
    assertThat(data.get("level").stringValue()).isEqualTo("national");
    assertThat(data.get("municipalities").toString()).isEqualTo("[\"3301\",\"3312\"]");
    assertThat(data.get("partners").toString()).isEqualTo("[\"LO\",\"NHO Viken Oslo\"]");
    assertThat(data.at("/hearing/deadline").stringValue()).isEqualTo("2027-03-01");
  }

  @Test
  void stances_are_told_in_words() {
    List<Entry> entries =
        box.drop(
            "s.csv",
            "issue,issueTitle,stance\na,A,for\nb,B,imot\nc,C,hvis\nd,D,nøytral\ne,E,tja\nf,F,betinget\n");
    assertThat(entries.stream().limit(4).map(e -> data(e).get("stance").stringValue()))
        .containsExactly("for", "against", "conditional", "neutral");
    assertThat(codes(entries.get(4))).containsExactly("not_among");
    assertThat(data(entries.get(5)).get("stance").stringValue()).isEqualTo("conditional");
  }

  @Test
  void a_list_of_members_is_one_message() {
    List<Entry> entries =
        box.drop("m.csv", "organisasjonsnummer;dato\n974 760 673;2026-06-30\n971040238;\n");
    JsonNode data = only(entries);
    assertThat(entries.get(0).place().nb()).isEqualTo("Filen");
    assertThat(data.get("asOf").stringValue()).isEqualTo("2026-06-30");
    assertThat(data.get("organisations").toString()).isEqualTo("[\"974760673\",\"971040238\"]");
  }

  @Test
  void a_list_of_members_is_never_quoted() {
    List<Entry> entries =
        box.drop(
            "m.csv",
            "organisasjonsnummer;dato\n1;hemmelig\n2;2026-06-30\n3;2026-07-31\n;2026-06-30\n");
    assertThat(entries).hasSize(1);
    assertThat(codes(entries.get(0))).containsExactly("not_a_date", "not_the_same", "missing");
    assertThat(entries.toString()).contains("Rad 2").doesNotContain("hemmelig");
  }

  @Test
  void a_quote_that_is_never_closed_refuses_the_file() {
    refused(box.drop("a.csv", "tittel;start\n\"Møte;2027-01-12\nx;y\n"), "broken_csv");
  }

  @Test
  void a_field_or_a_file_can_be_too_long() {
    refused(
        box.drop("a.csv", "tittel;start\n" + "x".repeat(100_001) + ";2027-01-12\n"), "broken_csv");
    refused(box.drop("a.csv", "dato;medlemmer\n" + "2026-09-30;1\n".repeat(50_001)), "too_many");
    assertThat(box.drop("a.csv", "dato;medlemmer\n" + "2026-09-30;1\n".repeat(50_000)))
        .hasSize(50_000);
    refused(box.drop("a.csv", "dato;medlemmer" + ";".repeat(600) + "\n1;2\n"), "too_many");
  }

  @Test
  void a_span_of_time_is_asked_about_and_its_neighbours_pass() {
    List<Entry> entries =
        box.drop(
            "a.csv",
            "tittel;start\nEn;12.01.2027 18:00-20:00\nTo;12.01.2027 08:00 – 10:00\nTre;12.01.2027\n");
    assertThat(codes(entries.get(0))).containsExactly("span_of_time");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo(
            "«start» er «12.01.2027 18:00-20:00», med både start og slutt. Skriv starten i"
                + " kolonnen for start, og slutten i kolonnen for slutt.");
    assertThat(codes(entries.get(1))).containsExactly("span_of_time");
    assertThat(data(entries.get(2)).get("start").stringValue()).isEqualTo("2027-01-12");
  }

  @Test
  void rows_above_the_column_names_are_to_be_deleted() {
    List<Entry> entries =
        box.drop("a.csv", "Medlemstall 2026\n\nDrammen;;\nDato;Medlemmer\n30.09.2026;990\n");
    assertThat(codes(entries.get(0))).containsExactly("rows_above_header");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo(
            "Første rad er «Medlemstall 2026», men kolonnenavnene står i rad 4. Slett radene over"
                + " den.");

    String far = "Medlemstall 2026\n" + "x\n".repeat(9) + "Dato;Medlemmer\n30.09.2026;990\n";
    assertThat(codes(box.drop("b.csv", far).get(0))).containsExactly("unknown_table");
    assertThat(codes(box.drop("c.csv", "Medlemstall\n").get(0))).containsExactly("unknown_table");
  }
}
