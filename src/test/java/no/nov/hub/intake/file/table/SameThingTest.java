package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.data;
import static no.nov.hub.intake.file.DropBox.id;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.platform.message.KnownIssue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two rows of one file that tell of one thing. */
class SameThingTest {

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
    box.know(new KnownIssue("ntp", "Nasjonal transportplan"));
  }

  @Test
  void counts_that_differ_of_one_day_are_both_refused_and_name_each_other() {
    List<Entry> entries =
        box.drop("tall.csv", "Dato;Medlemmer\n31.01.2026;1000\n31.01.2026;1001\n28.02.2026;1002\n");

    assertThat(sentence(entries.get(0)))
        .isEqualTo(
            "Rad 3 har andre tall for 31. januar 2026. Skriv de rette tallene for dagen i én rad, og slett den andre.");
    assertThat(sentence(entries.get(1)))
        .isEqualTo(
            "Rad 2 har andre tall for 31. januar 2026. Skriv de rette tallene for dagen i én rad, og slett den andre.");
    assertThat(data(entries.get(2)).get("members").asLong()).isEqualTo(1002);
  }

  @Test
  void counts_of_one_day_may_repeat_or_complete_each_other() {
    List<Entry> entries =
        box.drop(
            "tall.csv",
            "Dato;Medlemmer;Arbeidsplasser\n31.01.2026;1000;\n31.01.2026;1000;\n31.01.2026;;45000\n");

    assertThat(entries).hasSize(3).allMatch(Found.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dato;medlemmer\n31.01.2026;1000\n31.01.2026;1000\n",
        "tittel;start;sted\nFrokost;2027-01-12;A\nFrokost;2027-01-12;A\n",
        "tittel;start;sted\nFrokost;2027-01-12;A\nFrokost;2027-01-12;B\n",
        "id;tittel;start\n%d;Frokost;2027-01-12\n%<d-b;Frokost;2027-01-13\n"
      })
  void very_many_rows_that_are_alike_are_read_in_no_time(String table) {
    int header = table.indexOf('\n') + 1;
    StringBuilder rows = new StringBuilder(table.substring(0, header));
    IntStream.range(0, 25_000).forEach(i -> rows.append(table.substring(header).formatted(i)));

    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> box.drop("mye.csv", rows.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Frokost  i parken", "FROKOST i parken", "Frokost\u00A0i parken"})
  void case_and_spaces_do_not_tell_two_titles_apart(String title) {
    List<Entry> entries =
        box.drop(
            "kurs.csv",
            "tittel;start\nFrokost i parken;2027-01-12 08:00\n" + title + ";2027-01-12 08:00\n");

    assertThat(sentence(entries.get(0))).startsWith("Rad 3 har samme tittel og start");
    assertThat(sentence(entries.get(1))).startsWith("Rad 2 har samme tittel og start");
  }

  @Test
  void events_of_one_title_and_start_at_two_places_are_asked_about() {
    List<Entry> entries =
        box.drop(
            "kurs.csv",
            "tittel;start;sted\nFrokost;2027-01-12 08:00;Biblioteket\nFrokost;2027-01-12 08:00;Rådhuset\n"
                + "Frokost;2027-01-13 08:00;Rådhuset\n");

    assertThat(sentence(entries.get(0)))
        .isEqualTo(
            "Rad 3 har samme tittel og start, men annet innhold. Er det to arrangementer, skriv en id i kolonnen «id» i den nye raden. "
                + "Ellers behold den raden som er riktig, og slett den andre.");
    assertThat(sentence(entries.get(1))).startsWith("Rad 2 har samme tittel og start");
    assertThat(entries.get(2)).isInstanceOf(Found.class);
  }

  @Test
  void an_id_in_one_of_them_tells_them_apart_and_leaves_the_other_what_it_was() {
    String first = "Frokost;2027-01-12 08:00;Biblioteket";
    String alone = only(box.drop("a.csv", "tittel;start;sted\n" + first)).get("eventId").asString();

    List<Entry> entries =
        box.drop(
            "a.csv",
            "tittel;start;sted;id\nFrokost;2027-01-12 08:00;Rådhuset;f-2\n" + first + ";\n");

    assertThat(data(entries.get(0)).get("eventId").asString()).isEqualTo("f-2");
    assertThat(data(entries.get(1)).get("eventId").asString()).isEqualTo(alone);
  }

  @Test
  void meetings_of_one_title_and_start_for_two_groups_are_asked_about_and_not_quoted() {
    List<Entry> entries =
        box.drop(
            "m.csv",
            "grupper;tittel;start\nkraft;Hemmelig møte;2027-01-12 09:00\nbane;Hemmelig møte;2027-01-12 09:00\n");

    assertThat(sentence(entries.get(0)))
        .contains("Rad 3", "to møter", "kolonnen «møte-id»")
        .doesNotContain("Hemmelig");
    assertThat(codes(entries.get(1))).containsExactly("same_thing");
  }

  @Test
  void a_row_that_was_copied_with_its_id_is_asked_about() {
    List<Entry> entries =
        box.drop(
            "kurs.csv",
            "Id;Tittel;Start\nf-1;Frokost;2027-01-12 08:00\nf-1;Middag;2027-01-13 18:00\nf-3;Lunsj;2027-01-14 12:00\n");

    assertThat(sentence(entries.get(0)))
        .isEqualTo(
            "Rad 3 har samme id, men annet innhold. Er det to arrangementer, skriv en annen id i kolonnen «Id» i den nye raden. "
                + "Ellers behold den raden som er riktig, og slett den andre.");
    assertThat(sentence(entries.get(1))).startsWith("Rad 2 har samme id");
    assertThat(entries.get(2)).isInstanceOf(Found.class);
  }

  @Test
  void a_copied_row_waits_also_where_the_other_cannot_be_read() {
    List<Entry> entries =
        box.drop("kurs.csv", "id;tittel;start\nf-1;Frokost;snart\nf-1;Middag;2027-01-13 18:00\n");

    assertThat(codes(entries.get(0))).containsExactly("not_a_time", "same_thing");
    assertThat(codes(entries.get(1))).containsExactly("same_thing");
  }

  @Test
  void a_cancelled_row_and_one_that_is_not_contradict_each_other() {
    List<Entry> entries =
        box.drop(
            "kurs.csv",
            "id;tittel;start;avlyst\nf-1;Frokost;2027-01-12 08:00;ja\nf-1;Frokost;2027-01-12 08:00;\n");

    assertThat(codes(entries.get(0))).containsExactly("same_thing");
    assertThat(codes(entries.get(1))).containsExactly("same_thing");
  }

  @Test
  void two_stands_in_one_issue_are_asked_about_however_it_is_named() {
    List<Entry> entries =
        box.drop(
            "s.csv",
            "sak;sakstittel;standpunkt\nntp;Nasjonal transportplan;for\n;Nasjonal transportplan;mot\nviken;Viken;for\n");

    assertThat(sentence(entries.get(0)))
        .isEqualTo(
            "Rad 3 gjelder samme sak, men sier noe annet. Dere har ett standpunkt i hver sak: behold den raden som er riktig, og slett den andre.");
    assertThat(codes(entries.get(1))).containsExactly("same_thing");
    assertThat(entries.get(2)).isInstanceOf(Found.class);
  }

  @Test
  void rows_that_say_the_same_are_one_message() {
    String row = "Frokost;2027-01-12 08:00;Biblioteket\n";
    List<Entry> entries = box.drop("kurs.csv", "tittel;start;sted\n" + row + "\n" + row);

    assertThat(entries).hasSize(2);
    assertThat(id(entries.get(1))).isEqualTo(id(entries.get(0)));
    assertThat(data(entries.get(1))).isEqualTo(data(entries.get(0)));
  }

  private static String sentence(Entry entry) {
    assertThat(reasons(entry)).hasSize(1);
    return reasons(entry).get(0).message().nb();
  }
}
