package no.nov.hub.intake.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.EveryPart;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.intake.submission.SortedFile.Remark;
import no.nov.hub.intake.submission.SortedFile.Taken;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Calendar files that come again, and what their sender is told of it. */
@EveryPart
class CalendarsAgainTest {

  private static final String WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=3";
  private static final String SECOND_DATE = "RECURRENCE-ID:20270308T080000Z";

  @TempDir Path folder;
  private DoorForFiles door;

  @BeforeEach
  void open() {
    door = new DoorForFiles(folder);
  }

  /** What goes out of a file: the start of each event, and × for a cancellation. */
  private List<String> drop(String... events) {
    String text = "BEGIN:VCALENDAR\n" + String.join("", events) + "END:VCALENDAR\n";
    return door.drop("kurs.ics", text).stream().map(CalendarsAgainTest::said).toList();
  }

  private static String said(Judged judged) {
    assertThat(judged.verdict().status().word()).isEqualTo("accepted");
    JsonNode data = ((Sound) judged.submission().outcome()).envelope().data();
    String cancelled = data.path("withheld").asBoolean(false) ? "× withheld" : "×";
    return data.path("start").asString(cancelled);
  }

  /** An event with a UID and a time of its own, unless a line says another. */
  private static String event(String... more) {
    List<String> lines = new ArrayList<>(List.of("BEGIN:VEVENT", "SUMMARY:Kurs", "UID:kurs"));
    if (!String.join("\n", more).contains("DTSTART")) {
      lines.add("DTSTART:20270301T080000Z");
    }
    lines.addAll(List.of(more));
    lines.add("END:VEVENT");
    return String.join("\n", lines) + "\n";
  }

  private List<String> notes() {
    assertThat(door.sorted().notes()).extracting(Text::en).doesNotContain("");
    return door.sorted().notes().stream().map(Text::nb).toList();
  }

  @Test
  void what_may_be_private_since_its_mark_cannot_be_read_is_withdrawn() {
    drop(event());

    assertThat(drop(event("CLASS;PRIVATE"))).containsExactly("× withheld");
    assertThat(drop(event("CLASS;PUBLIC"))).isEmpty();
  }

  @Test
  void an_old_copy_is_told_and_undoes_nothing() {
    drop(event("SEQUENCE:1"));

    assertThat(drop(event("SEQUENCE:0", "DTSTART:20270302T080000Z"))).isEmpty();
    assertThat(notes())
        .containsExactly(
            "Arrangement 1 «Kurs» er eldre enn det dere sendte sist, og er ikke brukt. Skal det gjelde, endre arrangementet i kalenderen, og hent filen ut på nytt.");
  }

  @Test
  void the_dates_that_a_series_gives_no_longer_are_cancelled_and_told_in_words() {
    drop(event(WEEKLY));

    assertThat(drop(event(WEEKLY, "EXDATE:20270308T080000Z"))).contains("×");
    assertThat(notes())
        .containsExactly("Arrangement 1 «Kurs»: Én dato som ikke lenger er med, er avlyst.");
    assertThat(door.sorted().taken())
        .extracting(Taken::place)
        .contains(
            new Text(
                "Arrangement 1 «Kurs», 8. mars 2027 kl. 09.00",
                "Event 1 “Kurs”, 8 March 2027 at 09:00"));
  }

  @Test
  void the_dates_of_a_series_that_becomes_too_long_stay() {
    drop(event(WEEKLY));

    assertThat(drop(event("RRULE:FREQ=DAILY;BYHOUR=9,15"))).isEmpty();
    assertThat(notes()).isEmpty();
    assertThat(door.sorted().faults())
        .extracting(fault -> fault.reasons().get(0).code())
        .containsExactly("too_many");
  }

  @Test
  void several_of_them_are_counted() {
    drop(event(WEEKLY));

    drop(event(WEEKLY, "EXDATE:20270308T080000Z,20270315T080000Z"));

    assertThat(notes())
        .containsExactly("Arrangement 1 «Kurs»: 2 datoer som ikke lenger er med, er avlyst.");
  }

  @Test
  void a_cancellation_of_what_was_never_published_is_nothing_to_mend() {
    assertThat(drop(event("STATUS:CANCELLED"))).isEmpty();
    assertThat(door.sorted().faults()).isEmpty();
    assertThat(notes())
        .containsExactly(
            "Avlysninger av det som aldri var publisert: 1. Ingenting er gjort med dem, og ingenting må rettes.");
  }

  @Test
  void of_two_versions_in_one_file_the_older_is_told() {
    drop(event("SEQUENCE:1"), event("SEQUENCE:0", "DTSTART:20270302T080000Z"));

    assertThat(notes())
        .containsExactly(
            "Arrangement 2 «Kurs» er en eldre versjon av Arrangement 1 «Kurs» og er ikke brukt.");
  }

  @Test
  void two_events_under_one_uid_are_told() {
    drop(event(), event("DTSTART:20270302T080000Z"));

    assertThat(notes())
        .containsExactly(
            "Arrangement 1 «Kurs» og Arrangement 2 «Kurs» har samme id (UID), så bare det siste gjelder. Er de to ulike arrangementer, gi dem hver sin id.");
  }

  @Test
  void an_event_that_becomes_private_is_withdrawn_and_told() {
    drop(event());

    assertThat(drop(event("CLASS:PRIVATE"))).containsExactly("× withheld");
    assertThat(door.sorted().faults())
        .extracting(Remark::reasons)
        .allSatisfy(reasons -> assertThat(reasons.get(0).code()).isEqualTo("private"))
        .hasSize(1);
    assertThat(notes())
        .containsExactly(
            "Arrangement 1 «Kurs» er privat nå. Det som var publisert, er trukket tilbake, og står bare som «Avlyst» i felleskalenderen.");
  }

  @Test
  void so_is_one_that_is_cancelled_and_private() {
    drop(event());
    assertThat(drop(event("SEQUENCE:1", "STATUS:CANCELLED"))).containsExactly("×");
    assertThat(drop(event("SEQUENCE:2", "STATUS:CANCELLED", "CLASS:PRIVATE")))
        .containsExactly("× withheld");
  }

  @Test
  void so_is_a_date_of_a_series_whether_or_not_the_series_comes_with_it() {
    drop(event(WEEKLY));
    assertThat(drop(event(SECOND_DATE, "CLASS:PRIVATE"))).containsExactly("× withheld");

    drop(event("SEQUENCE:1", WEEKLY));
    assertThat(drop(event("SEQUENCE:2", WEEKLY), event("SEQUENCE:2", SECOND_DATE, "CLASS:PRIVATE")))
        .filteredOn("× withheld"::equals)
        .hasSize(1);
  }

  @Test
  void so_is_a_series_of_which_one_date_cannot_be_read() {
    drop(event(WEEKLY));

    assertThat(drop(event(WEEKLY, "CLASS:PRIVATE"), event("DTSTART:i dag", SECOND_DATE)))
        .containsExactly("× withheld", "× withheld", "× withheld");
  }
}
