package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.data;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static no.nov.hub.intake.file.DropBox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What people write in cells and headings, beside what a form would ask for. */
class WordsInTablesTest {

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "350 kr | 350",
        "kr 350,- | 350",
        "Kr. 1 200,50 | 1200.50",
        "350,- | 350",
        "NOK 350 | 350",
        "gratis | 0",
        "350 kroner | 350"
      })
  void a_price_may_name_its_crowns(String written, String price) {
    JsonNode event =
        only(box.drop("a.csv", "tittel;start;pris\nMøte;2027-01-12;" + written + "\n"));
    assertThat(event.get("price").decimalValue()).isEqualByComparingTo(price);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1 003 medlemmer", "1003 stk.", "1\u200B003", "\u202A1003\u202C", "1\u00A0003"})
  void a_count_may_name_what_it_counts(String written) {
    JsonNode count = only(box.drop("a.csv", "dato;medlemmer\n2026-09-30;" + written + "\n"));
    assertThat(count.get("members").asInt()).isEqualTo(1003);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1003 bedrifter", "ca. 1000", "1000-1100", "1000 eller 1100"})
  void another_word_is_asked_about(String written) {
    List<Entry> entries = box.drop("a.csv", "dato;Antall medlemmer\n2026-09-30;" + written + "\n");
    assertThat(codes(entries.get(0))).containsExactly("not_a_number");
    assertThat(reasons(entries.get(0)).get(0).message().nb()).startsWith("«Antall medlemmer» er ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"990 1)", "990 (1)", "990 *)", "990²"})
  void a_mark_behind_a_count_is_a_footnote(String written) {
    List<Entry> entries = box.drop("a.csv", "dato;medlemmer\n2026-09-30;" + written + "\n");
    assertThat(codes(entries.get(0))).containsExactly("footnote");
    assertThat(reasons(entries.get(0)).get(0).message().nb()).contains("for eksempel 990");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Lier", "lier kommune", "3312", "3312 Lier", "3312 - Lier", "Lier (3312)"})
  void a_municipality_may_be_named(String written) {
    JsonNode event =
        only(box.drop("a.csv", "tittel;start;kommune\nMøte;2027-01-12;" + written + "\n"));
    assertThat(event.at("/venue/municipality").stringValue()).isEqualTo("3312");
  }

  @ParameterizedTest
  @CsvSource({
    "3316\u00A0Modum,3316",
    "3301\u202FDrammen,3301",
    "3316\u2007Modum,3316",
    "Øvre\u00A0Eiker,3314",
    "Nore\u00A0og\u00A0Uvdal,3338",
    "3316 — Modum,3316",
    "3316\u2011Modum,3316",
    "3316|Modum,3316",
    "3316 «Modum»,3316",
    "Fla\u030A,3320",
    "A\u030Al,3328",
    "K-3301 Drammen,3301",
    "Kommunenr 3301,3301",
    "Kommunenr. 3301 Drammen,3301",
    "knr. 3301,3301",
    "3301_Drammen,3301",
    "[3301] Drammen,3301",
    "3301.0,3301",
    "Medlemmer i Drammen,3301",
    "Antall medlemmer i Drammen,3301",
    "Drammen (antall),3301",
    "Drammen medlemmer,3301"
  })
  void spaces_dashes_and_words_around_a_municipality_say_nothing_more(
      String written, String number) {
    JsonNode event =
        only(box.drop("a.csv", "tittel;start;kommune\nMøte;2027-01-12;" + written + "\n"));
    assertThat(event.at("/venue/municipality").stringValue()).isEqualTo(number);
    JsonNode count = only(box.drop("a.csv", "dato;medlemmer;" + written + "\n2026-06-30;9;5\n"));
    assertThat(count.get("byMunicipality").toString()).isEqualTo("{\"" + number + "\":5}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"625", "625 Nedre Eiker", "Nedre Eiker (625)", "0625"})
  void a_number_that_lost_its_first_zero_is_understood(String written) {
    JsonNode event =
        only(box.drop("a.csv", "tittel;start;kommune\nMøte;2018-01-12;" + written + "\n"));
    assertThat(event.at("/venue/municipality").stringValue()).isEqualTo("0625");
    JsonNode count = only(box.drop("a.csv", "dato;medlemmer;" + written + "\n2018-06-30;9;5\n"));
    assertThat(count.get("byMunicipality").toString()).isEqualTo("{\"0625\":5}");
  }

  @Test
  void three_digits_that_are_no_municipality_without_the_zero_are_asked_about() {
    List<Entry> event = box.drop("a.csv", "tittel;start;kommune\nMøte;2018-01-12;999\n");
    assertThat(codes(event.get(0))).containsExactly("unknown_municipality");
    List<Entry> count = box.drop("a.csv", "dato;medlemmer;999\n2018-06-30;9;5\n");
    assertThat(codes(count.get(0))).containsExactly("unknown_column");
  }

  @Test
  void a_name_has_the_number_of_its_day() {
    List<Entry> entries =
        box.drop(
            "a.csv",
            "dato;medlemmer;Drammen;Lier kommune;Nedre Eiker\n"
                + "2022-06-30;9;5;;\n"
                + "2026-06-30;9;5;3;1\n");
    assertThat(data(entries.get(0)).get("byMunicipality").toString()).isEqualTo("{\"3005\":5}");
    assertThat(data(entries.get(1)).get("byMunicipality").toString())
        .isEqualTo("{\"3301\":5,\"3312\":3,\"0625\":1}");
  }

  @Test
  void several_municipalities_stand_between_commas_and_words() {
    JsonNode position =
        only(
            box.drop(
                "s.csv",
                "sak;sakstittel;standpunkt;kommuner\n"
                    + "ntp;Plan;i mot;Drammen, 3312 og Øvre Eiker\n"));
    assertThat(position.get("municipalities").toString()).isEqualTo("[\"3301\",\"3312\",\"3314\"]");
  }

  @Test
  void a_number_with_the_name_of_another_is_refused_with_both() {
    List<Entry> event = box.drop("a.csv", "tittel;start;Kommune\nMøte;2027-01-12;3301 Lier\n");
    assertThat(codes(event.get(0))).containsExactly("mixed_up_municipality");
    assertThat(event.get(0).place().nb()).isEqualTo("Rad 2 («Møte»)");
    assertThat(reasons(event.get(0)).get(0).message().nb())
        .isEqualTo(
            "«Kommune» er «3301 Lier», men 3301 er nummeret til Drammen. Skriv enten 3301 Drammen"
                + " eller 3312 Lier.");
    List<Entry> count = box.drop("a.csv", "dato;medlemmer;3301 Lier\n2026-06-30;9;5\n");
    assertThat(codes(count.get(0))).containsExactly("mixed_up_municipality");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3312 arbeidsplasser",
        "3312 Lier og 3301 Drammen",
        "Lier 3312 (%)",
        "Lier (%)",
        "Lier 25",
        "3312 Lier i fjor",
        "3314 Øvre Eiker ansatte",
        "3312 3301",
        "9999 Lier",
        "Medlemmer 2025",
        "Antall medlemmer 2025",
        "Medlemmer i fjor",
        "Medlemmer i Drammen 2025",
        "Medlemmer i Drammen i fjor",
        "Ansatte i Drammen",
        "Antall bedrifter i Drammen",
        "3301.05",
        "3301.0 Lier 2"
      })
  void a_heading_that_says_more_than_a_municipality_is_no_known_column(String heading) {
    List<Entry> count = box.drop("a.csv", "dato;medlemmer;" + heading + "\n2026-06-30;9;5\n");
    assertThat(codes(count.get(0))).containsExactly("unknown_column");
    assertThat(reasons(count.get(0)).get(0).message().nb())
        .startsWith("Ukjent kolonne: " + heading + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3312 Lier kommune",
        "3312 Lier (antall medlemmer)",
        "Medlemmer 3312",
        "3312 [Lier]"
      })
  void a_heading_may_say_that_it_counts_members(String heading) {
    JsonNode count = only(box.drop("a.csv", "dato;medlemmer;" + heading + "\n2026-06-30;9;5\n"));
    assertThat(count.get("byMunicipality").toString()).isEqualTo("{\"3312\":5}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3301 Hokksund",
        "Storgata 3301",
        "3301 Drammen og 3312 Lier",
        "3301, 3312",
        "3301 3312",
        "3301-3312"
      })
  void a_number_with_something_else_than_its_name_is_asked_about(String written) {
    List<Entry> event =
        box.drop("a.csv", "tittel;start;Kommune\nMøte;2027-01-12;" + written + "\n");
    assertThat(codes(event.get(0))).containsExactly("unclear_municipality");
    assertThat(reasons(event.get(0)).get(0).message().nb())
        .isEqualTo(
            "«Kommune» er «%s», som ikke er én kommune: 3301 er nummeret til Drammen. Skriv 3301 Drammen hvis det er den, ellers nummeret til den dere mener."
                .formatted(written));
  }

  @Test
  void a_number_of_none_with_a_name_is_asked_about() {
    List<Entry> event =
        box.drop("a.csv", "tittel;start;Kommune\nMøte;2027-01-12;3399 Vestfossen\n");
    assertThat(codes(event.get(0))).containsExactly("unknown_municipality");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nore og Uvdal                        | 3338",
        "3338 Nore og Uvdal, Drammen          | 3338 3301",
        "3301 Drammen og 3312 Lier            | 3301 3312",
        "3301 3312                            | 3301 3312",
        "3301-3312                            | unclear_municipality",
        "3301 Hokksund, 3312                  | unclear_municipality"
      })
  void a_list_of_municipalities_is_split_where_a_name_is_not(String written, String read) {
    List<Entry> position =
        box.drop("s.csv", "sak;sakstittel;standpunkt;kommuner\nntp;Plan;for;\"" + written + "\"\n");
    assertThat(position.get(0))
        .satisfies(
            entry -> {
              if (read.matches("[0-9 ]+")) {
                assertThat(data(entry).get("municipalities").valueStream().map(JsonNode::asString))
                    .containsExactly(read.split(" "));
              } else {
                assertThat(codes(entry)).containsExactly(read);
              }
            });
  }

  @Test
  void a_name_of_several_is_asked_about_and_an_unknown_one_refused() {
    List<Entry> entries =
        box.drop(
            "a.csv",
            "tittel;start;kommune\n"
                + "A;2027-01-12;Våler\n"
                + "B;2027-01-12;Våler (Østfold)\n"
                + "C;2027-01-12;Lierr\n");
    assertThat(codes(entries.get(0))).containsExactly("ambiguous_municipality");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .contains("3114 Våler (Østfold), 3419 Våler (Innlandet)");
    assertThat(data(entries.get(1)).at("/venue/municipality").stringValue()).isEqualTo("3114");
    assertThat(codes(entries.get(2))).containsExactly("unknown_municipality");
  }

  @ParameterizedTest
  @CsvSource({"Drammen, 3301, 6", "Drammen, 3301, 5", "3005 Drammen, 3301 Drammen, 6"})
  void two_columns_of_one_municipality_are_refused_where_both_are_filled_in(
      String one, String other, int figure) {
    List<Entry> entries =
        box.drop(
            "a.csv",
            "dato;medlemmer;%s;%s\n2026-06-30;19;5;%d\n2026-07-31;19;;6\n"
                .formatted(one, other, figure));
    assertThat(codes(entries.get(0))).containsExactly("repeated_column");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo(
            "«%s» og «%s» er samme kommune, og begge er fylt ut. La tallet stå i den ene, og tøm den andre."
                .formatted(one, other));
    assertThat(data(entries.get(1)).get("byMunicipality").toString()).isEqualTo("{\"3301\":6}");
  }

  @Test
  void one_that_was_merged_into_another_stands_beside_it() {
    JsonNode count =
        only(box.drop("a.csv", "dato;medlemmer;Drammen;Nedre Eiker\n2026-06-30;19;5;6\n"));
    assertThat(count.get("byMunicipality").toString()).isEqualTo("{\"3301\":5,\"0625\":6}");
  }

  @Test
  void a_date_that_can_be_two_is_asked_about_in_words() {
    List<Entry> entries = box.drop("a.csv", "Per dato;medlemmer\n03/04/2026;9\n");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo(
            "«Per dato» er «03/04/2026», som kan bety 3. april 2026 eller 4. mars 2026. Skriv"
                + " 2026-04-03 eller 2026-03-04.");
  }

  @ParameterizedTest
  @CsvSource({
    "mandag 12. januar 2027, tirsdag 12. januar 2027",
    "Mandag 12.01.2027 kl. 08.00, tirsdag 12. januar 2027",
    "mandag 03/04/2026, fredag 3. april 2026 eller onsdag 4. mars 2026"
  })
  void a_weekday_that_is_another_than_its_dates_is_refused_with_both(String written, String day) {
    List<Entry> event = box.drop("a.csv", "tittel;Start\nMøte;" + written + "\n");
    assertThat(codes(event.get(0))).containsExactly("wrong_weekday");
    assertThat(reasons(event.get(0)).get(0).message().nb())
        .isEqualTo(
            "«Start» er «%s», men datoen er %s. Rett ukedagen eller datoen."
                .formatted(written, day));
  }

  @Test
  void a_wrong_weekday_in_a_count_or_a_meeting_is_refused_too() {
    List<Entry> count = box.drop("a.csv", "dato;medlemmer\nmandag 30.06.2026;9\n");
    assertThat(codes(count.get(0))).containsExactly("wrong_weekday");
    List<Entry> meeting =
        box.drop("a.csv", "grupper;tittel;start\nkraft;Møte;mandag 12.01.2027 kl. 8.00\n");
    assertThat(reasons(meeting.get(0)).get(0).message().nb())
        .isEqualTo("«start» har en ukedag som ikke passer til datoen. Rett ukedagen eller datoen.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-06-30T00:00:00.000Z", "2026-06-29T22:00:00.000Z", "30.06.2026 00:00"})
  void midnight_is_a_date(String written) {
    JsonNode count = only(box.drop("a.csv", "dato;medlemmer\n" + written + ";9\n"));
    assertThat(count.get("asOf").stringValue()).isEqualTo("2026-06-30");
  }

  @Test
  void another_time_in_a_date_and_an_unformatted_day_are_asked_about() {
    List<Entry> entries = box.drop("a.csv", "dato;medlemmer\n30.06.2026 14:30;9\n46203;9\n");
    assertThat(codes(entries.get(0))).containsExactly("date_with_time");
    assertThat(reasons(entries.get(1)).get(0).message().nb())
        .contains("30. juni 2026. Skriv 2026-06-30");
    List<Entry> event = box.drop("b.csv", "tittel;start\nMøte;2027-01-12T00:00:00.000Z\n");
    assertThat(codes(event.get(0))).containsExactly("ambiguous_date");
  }

  @Test
  void a_title_is_one_line_and_ids_are_without_marks() {
    JsonNode event =
        only(
            box.drop(
                "a.csv",
                "id;tittel;start;lenke\n"
                    + "\u200Bevt-7\uFEFF;\"Møte\r\n"
                    + "om \u202Akraft\u202C\";2027-01-12;\u200Ehttps://example.no\n"));
    assertThat(event.get("eventId").stringValue()).isEqualTo("evt-7");
    assertThat(event.get("title").stringValue()).isEqualTo("Møte om kraft");
    assertThat(event.get("url").stringValue()).isEqualTo("https://example.no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-MacRoman", "IBM850", "IBM865", "IBM437"})
  void letters_of_other_machines_are_never_mistaken(String charset) {
    for (String title :
        List.of("Frokostmøte", "Årsmøte på lørdag", "Kafé på rådhuset", "Læring", "ærlig tale")) {
      String text = "tittel;start\n" + title + ";2027-01-12\n";
      if (Charset.forName(charset).newEncoder().canEncode(text)) {
        List<Entry> entries = box.drop("a.csv", text.getBytes(Charset.forName(charset)));
        if (entries.get(0) instanceof Entry.Found) {
          assertThat(only(entries).get("title").stringValue()).isEqualTo(title);
        } else {
          assertThat(codes(entries.get(0))).as(title).containsExactly("unknown_encoding");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Årsmøte «på» rådhuset – kafé",
        "ÆRLIG TALE PÅ BODØ",
        "Ole’s ‘sitat’ og “to”",
        "«BODØ»",
        "Lego® 50 % ½",
        "Müller & Söderström",
        "Pris: 100 € · 20 °C"
      })
  void those_of_windows_are_read(String title) {
    byte[] bytes =
        ("tittel;start\n" + title + ";2027-01-12\n").getBytes(Charset.forName("windows-1252"));
    assertThat(only(box.drop("a.csv", bytes)).get("title").stringValue()).isEqualTo(title);
  }

  @Test
  void a_separator_may_be_declared_before_lines_of_a_mac() {
    assertThat(
            only(box.drop("a.csv", "sep=;\rdato;medlemmer\r2026-09-30;7\r")).get("members").asInt())
        .isEqualTo(7);
    refused(box.drop("b.csv", "sep=;"), "empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Drammen", "DRAMMEN", "Næringsforeningen i Drammensregionen"})
  void the_sender_may_write_its_name(String name) {
    JsonNode count =
        only(box.drop("a.csv", "forening;dato;medlemmer\n" + name + ";2026-06-30;9\n"));
    assertThat(count.get("association").asString()).isEqualTo("drammen");
    JsonNode event =
        only(box.drop("a.csv", "arrangør;tittel;start\n" + name + ";Kurs;2027-01-12\n"));
    assertThat(event.get("organiser").asString()).isEqualTo("drammen");
    assertThat(event.get("eventId"))
        .isEqualTo(only(box.drop("a.csv", "tittel;start\nKurs;2027-01-12\n")).get("eventId"));
  }

  @Test
  void a_name_among_ids_stays_whole() {
    Entry event =
        box.drop(
                "a.csv",
                "tittel;start;medarrangører\nKurs;2027-01-12;Modum Næringsråd, asker baerum\n")
            .get(0);
    assertThat(((Entry.Found) event).event().at("/data/coOrganisers").toString())
        .isEqualTo("[\"Modum Næringsråd\",\"asker\",\"baerum\"]");
  }

  @Test
  void a_municipality_whose_figure_is_withdrawn_may_be_named() {
    List<Entry> entries =
        box.drop(
            "a.csv",
            "dato;medlemmer;utgår\n"
                + "2026-06-30;9;\"Øvre Eiker, arbeidsplasser, 3312 Lier\"\n"
                + "2026-07-31;9;3312 i fjor\n");
    assertThat(data(entries.get(0)).get("withdrawn").toString())
        .isEqualTo("[\"3314\",\"arbeidsplasser\",\"3312\"]");
    assertThat(codes(entries.get(1))).containsExactly("unclear_municipality");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "n/a", "ukjent", "?"})
  void a_figure_that_is_unknown_is_left_empty(String written) {
    assertThat(reasons(box.drop("a.csv", "dato;medlemmer\n2026-06-30;" + written + "\n").get(0)))
        .extracting(reason -> reason.message().nb())
        .containsExactly(
            "«medlemmer» er «%s», som ikke er et tall. Er det ukjent, la cellen stå tom. Er det ingen, skriv 0."
                .formatted(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sum                 | , som ikke er en dato. Er raden en sumrad eller en merknad, slett den.",
        "* Foreløpige tall   | , som ikke er en dato. Er raden en sumrad eller en merknad, slett den.",
        "31.11.2026          | , men november 2026 har 30 dager. Rett datoen.",
        "29. februar 2026    | , men februar 2026 har 28 dager. Rett datoen.",
        "32.11.2026          | , som ikke er en dato. Skriv for eksempel 2026-09-30 eller 30.09.2026."
      })
  void what_is_no_date_is_told_apart(String written, String sentence) {
    assertThat(reasons(box.drop("a.csv", "dato;medlemmer\n" + written + ";9\n").get(0)))
        .extracting(reason -> reason.message().nb())
        .containsExactly("«dato» er «" + written + "»" + sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "20.00, 2027-01-12T20:00",
    "kl. 20:00, 2027-01-12T20:00",
    "kl. 10, 2027-01-12T10:00",
    "kl. 10.05, 2027-01-12T10:05",
    "klokken\u00A010, 2027-01-12T10:00",
    "kl. 7, not_a_time",
    "07:00, not_a_time",
    "12.01, not_a_time"
  })
  void an_end_without_a_date_is_of_the_same_day_if_it_is_later(String end, String read) {
    Entry event =
        box.drop("a.csv", "tittel;start;slutt\nKurs;12.01.2027 kl. 08.00;" + end + "\n").get(0);
    if (read.startsWith("2027")) {
      assertThat(data(event).get("end").asString()).isEqualTo(read);
    } else {
      assertThat(codes(event)).containsExactly(read);
    }
  }

  @Test
  void a_counted_day_keeps_its_time() {
    Entry event = box.drop("a.csv", "tittel;start\nKurs;\"46399,3333333333\"\n").get(0);
    assertThat(reasons(event).get(0).message().nb()).contains("Skriv 2027-01-12 08:00, eller gi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF\"sep=;\"", "\"sep=;\";;", "sep=;"})
  void a_first_line_may_say_the_separator(String line) {
    JsonNode count = only(box.drop("a.csv", line + "\r\ndato;medlemmer\r\n2026-06-30;9\r\n"));
    assertThat(count.get("members").asInt()).isEqualTo(9);
  }
}
