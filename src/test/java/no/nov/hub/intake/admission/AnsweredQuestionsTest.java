package no.nov.hub.intake.admission;

import static no.nov.hub.intake.admission.Fixtures.codes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import no.nov.hub.EveryPart;
import no.nov.hub.intake.submission.WaitingList;
import no.nov.hub.platform.message.KnownIssue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held waits no longer when its sender has done what the hub advised. */
@EveryPart
class AnsweredQuestionsTest {

  private static final String COUNTS = "Dato;Medlemmer;Arbeidsplasser\n";
  private static final String EVENTS = "Id;Tittel;Start;Sted\n";
  private static final String MEETINGS = "Møte-id;Grupper;Tittel;Start;Slutt;Sted\n";
  private static final String POSITIONS = "Sak;Sakstittel;Standpunkt;Vedtatt dato\n";

  @TempDir Path folder;
  private DoorForFiles door;
  private final List<Judged> all = new ArrayList<>();

  @BeforeEach
  void open() {
    door = new DoorForFiles(folder);
  }

  private Judged drop(String file, String head, String row) {
    List<Judged> judged = door.drop(file, head + row + "\n");
    all.addAll(judged);
    return judged.get(judged.size() - 1);
  }

  private UUID held(String file, String head, String row, String code) {
    Judged judged = drop(file, head, row);
    assertThat(judged.verdict().status().word()).isEqualTo("held");
    assertThat(codes(judged.verdict())).contains(code);
    return judged.submission().receiptId();
  }

  private void accepted(String file, String head, String row) {
    assertThat(drop(file, head, row).verdict().status().word()).isEqualTo("accepted");
  }

  /** Whether receipts or rejections are read first. */
  private void assertWaiting(UUID... ids) {
    List<ProducerRecord<byte[], byte[]>> written =
        all.stream().flatMap(each -> Outgoing.of(each, Instant.EPOCH).stream()).toList();
    List<ProducerRecord<byte[], byte[]>> backwards = new ArrayList<>(written);
    Collections.reverse(backwards);
    assertThat(waiting(written)).containsExactlyInAnyOrder(ids);
    assertThat(waiting(backwards)).as("in a rebuild").containsExactlyInAnyOrder(ids);
  }

  private static List<UUID> waiting(List<ProducerRecord<byte[], byte[]>> written) {
    WaitingList list = new WaitingList();
    // Files are read before their rows are judged, and only that time counts.
    written.forEach(record -> list.write(record, Instant.parse("2026-11-23T08:00:00Z")));
    return list.of("drammen");
  }

  @Test
  void a_count_with_a_wrong_year_is_answered_by_the_same_figures_at_the_right_date() {
    accepted("tall.csv", COUNTS, "30.09.2026;1000;20000");
    UUID held = held("tall.csv", COUNTS, "31.10.2016;1003;20100", "unexpected");
    assertWaiting(held);

    accepted("tall.csv", COUNTS, "31.10.2026;1003;20100");

    assertWaiting();
    assertThat(all.get(2).resubmits()).isEqualTo(held);
  }

  @Test
  void another_count_of_another_date_is_no_answer() {
    accepted("tall.csv", COUNTS, "30.09.2026;1000;20000");
    UUID held = held("tall.csv", COUNTS, "31.10.2016;1003;20100", "unexpected");

    accepted("tall.csv", COUNTS, "31.10.2026;1003;20200");

    assertWaiting(held);
  }

  @Test
  void members_alone_can_be_the_same_by_chance_unless_only_the_year_differs() {
    String head = "Dato;Medlemmer\n";
    accepted("tall.csv", head, "30.06.2026;1000");
    UUID held = held("tall.csv", head, "31.10.2016;1003", "unexpected");

    accepted("tall.csv", head, "30.09.2026;1003");
    assertWaiting(held);

    accepted("tall.csv", head, "31.10.2026;1003");
    assertWaiting();
  }

  @Test
  void figures_that_stay_the_same_from_one_count_to_the_next_answer_nothing() {
    accepted("asker.csv", COUNTS, "30.09.2026;400;380");
    UUID held = held("gamle.csv", COUNTS, "31.12.2023;410;380", "unexpected");

    accepted("oktober.csv", COUNTS, "31.10.2026;410;380");

    assertWaiting(held);
  }

  @Test
  void day_and_month_the_other_way_round_are_the_same_day_written_wrong() {
    accepted("tall.csv", COUNTS, "30.09.2026;1000;20000");
    held("tall.csv", COUNTS, "10.06.2016;1003;20100", "unexpected");

    accepted("tall.csv", COUNTS, "06.10.2026;1003;20100");

    assertWaiting();
  }

  @Test
  void a_file_with_several_of_equal_figures_is_answered_as_a_whole() {
    accepted("tall.csv", COUNTS, "30.09.2026;1000;20000");
    String file = "30.09.%s;900;20000\n31.08.%s;900;20000\n30.09.%s;900;20000";
    drop("gamle.csv", COUNTS, file.formatted("2013", "2013", "2014"));
    assertThat(all.subList(1, 4)).allMatch(each -> each.verdict().status().word().equals("held"));

    drop("gamle.csv", COUNTS, file.formatted("2024", "2025", "2025"));

    assertThat(all.subList(4, 7))
        .allMatch(each -> each.verdict().status().word().equals("accepted"));
    assertWaiting();
  }

  @Test
  void a_question_is_answered_once() {
    accepted("tall.csv", COUNTS, "30.09.2026;1000;20000");
    UUID held = held("tall.csv", COUNTS, "31.10.2016;1003;20100", "unexpected");
    accepted("tall.csv", COUNTS, "31.10.2026;1003;20100");
    assertThat(all.get(2).resubmits()).isEqualTo(held);

    accepted("tall.csv", COUNTS, "31.10.2025;1003;20100");

    assertThat(all.get(3).resubmits()).isNull();
  }

  @Test
  void what_is_confirmed_is_asked_no_longer() {
    accepted("tall.csv", COUNTS, "30.09.2026;1000;20000");
    UUID held = held("tall.csv", COUNTS, "31.10.2016;1003;20100", "unexpected");
    accepted(
        "tall.csv", "Dato;Medlemmer;Arbeidsplasser;Bekreft\n", "31.10.2016;1003;20100;" + held);

    accepted("tall.csv", COUNTS, "31.10.2026;1003;20100");

    assertThat(all.get(3).resubmits()).isNull();
  }

  @Test
  void one_that_is_confirmed_answers_for_itself_alone() {
    accepted("tall.csv", COUNTS, "30.09.2026;1000;20000");
    UUID first = held("tall.csv", COUNTS, "31.12.2016;900;20000", "unexpected");
    UUID second = held("tall.csv", COUNTS, "31.12.2015;900;20000", "unexpected");

    accepted(
        "tall.csv", "Dato;Medlemmer;Arbeidsplasser;Bekreft\n", "31.12.2015;900;20000;" + second);

    assertWaiting(first);
  }

  @Test
  void after_thirty_days_nothing_is_asked_any_longer() {
    accepted("tall.csv", COUNTS, "30.09.2026;1000;20000");
    held("tall.csv", COUNTS, "31.10.2016;1003;20100", "unexpected");
    door.on("2026-12-30");

    accepted("tall.csv", COUNTS, "31.10.2026;1003;20100");

    assertThat(all.get(2).resubmits()).isNull();
  }

  @Test
  void an_event_that_may_have_moved_is_answered_by_giving_its_id() {
    accepted("januar.csv", EVENTS, "frokost-1;Frokost;12.01.2027 08:00;A");
    UUID held = held("mer.csv", EVENTS, ";Frokost;14.01.2027 08:00;A", "maybe_moved");

    accepted("annet.csv", EVENTS, "frokost-1;Frokost;12.01.2027 08:00;Et annet sted");
    assertWaiting(held);

    accepted("mer.csv", EVENTS, "frokost-1;Frokost for alle;14.01.2027 08:00;A");
    assertWaiting();
  }

  @Test
  void so_is_a_meeting() {
    String row = "%s;kraftx;Vårmøte;%s 09:00;%s 10:00;Rådhuset";
    accepted("møte.csv", MEETINGS, row.formatted("", "20.04.2027", "20.04.2027"));
    String id =
        ((Inspection.Sound) all.get(0).submission().outcome())
            .envelope()
            .data()
            .get("meetingId")
            .asString();
    held("møte.csv", MEETINGS, row.formatted("", "18.05.2027", "18.05.2027"), "maybe_moved");

    accepted("møte.csv", MEETINGS, row.formatted(id, "18.05.2027", "18.05.2027"));

    assertWaiting();
  }

  @Test
  void an_issue_that_is_nearly_another_is_answered_by_giving_the_others_id() {
    door.issues.add(new KnownIssue("gronn-skipsfart", "Grønn skipsfart"));
    door.issues.add(new KnownIssue("vei", "Ny vei"));
    UUID held =
        held(
            "saker.csv",
            POSITIONS,
            "gronn-skipsfarten;Grønn skipsfart 2;for;20.11.2026",
            "maybe_known_issue");

    accepted("saker.csv", POSITIONS, "vei;Ny vei;for;20.11.2026");
    assertWaiting(held);

    accepted("saker.csv", POSITIONS, "gronn-skipsfart;Grønn skipsfart;for;20.11.2026");
    assertWaiting();
  }
}
