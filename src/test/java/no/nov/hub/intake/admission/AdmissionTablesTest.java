package no.nov.hub.intake.admission;

import static no.nov.hub.Messages.from;
import static no.nov.hub.intake.admission.Fixtures.submission;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.AtOnce;
import no.nov.hub.EveryPart;
import no.nov.hub.Messages;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.admission.AdmissionTables.Progress;
import no.nov.hub.intake.admission.Traces.AdmittedMessage;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.Test;

@EveryPart
class AdmissionTablesTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final AdmissionTables admissionTables =
      new AdmissionTables(database.jdbc(), database.transactions());

  private static Envelope count(String asOf) {
    return from(
        "modum",
        Types.MEMBERSHIP_COUNTED,
        "id-" + asOf,
        "{'association':'modum','asOf':'%s','members':100}".formatted(asOf));
  }

  private void keep(String participant, Traces... traces) {
    admissionTables.keep(
        Map.of(participant, List.of(traces)), Map.of(participant, new Progress(1, 1)));
  }

  private BatchMemory recall(List<Submission> ofModum) {
    return admissionTables.recall(ofModum).get("modum");
  }

  private static Traces measured(String date, long amount) {
    return new Traces(null, null, new Measure("data.members", LocalDate.parse(date), amount));
  }

  @Test
  void aParticipantBeginsAtTheBeginning() {
    assertThat(admissionTables.progress("modum")).isEqualTo(Progress.START);
  }

  @Test
  void progressIsKept() {
    admissionTables.keep(Map.of(), Map.of("modum", new Progress(17, 34)));

    assertThat(admissionTables.progress("modum")).isEqualTo(new Progress(17, 34));
  }

  @Test
  void messagesAreKnownByTheirIdAndByTheirReceipt() {
    UUID receipt = UUID.randomUUID();
    keep(
        "modum",
        new Traces(
            new AdmittedMessage("id-2026-06-30", "f", SubmissionStatus.HELD, receipt), null, null));
    Envelope confirming =
        new Envelope(
            "other",
            "/modum",
            Types.MEMBERSHIP_COUNTED,
            null,
            receipt.toString(),
            count("2026-06-30").data());

    BatchMemory past =
        recall(List.of(submission(0, count("2026-06-30")), submission(1, confirming)));

    assertThat(past.message("id-2026-06-30")).isPresent();
    assertThat(past.byReceipt(receipt)).isPresent();
  }

  @Test
  void oneParticipantsMessagesAreUnknownToAnother() {
    keep(
        "asker",
        new Traces(
            new AdmittedMessage("id-2026-06-30", "f", SubmissionStatus.ACCEPTED, UUID.randomUUID()),
            "event/a",
            null));

    BatchMemory past = recall(List.of(submission(0, count("2026-06-30"))));

    assertThat(past.message("id-2026-06-30")).isEmpty();
  }

  @Test
  void theNearestEarlierFigureIsRecalledForEachDateOfABatch() {
    keep(
        "modum",
        measured("2020-01-31", 1),
        measured("2026-01-31", 2),
        measured("2026-04-30", 3),
        measured("2026-08-31", 4));

    BatchMemory past =
        recall(
            List.of(
                submission(0, count("2026-03-31")),
                submission(1, count("2026-06-30")),
                submission(2, count("2026-09-30"))));

    assertThat(past.nearestEarlier(LocalDate.of(2026, 3, 31)).orElseThrow().value()).isEqualTo(2);
    assertThat(past.nearestEarlier(LocalDate.of(2026, 6, 30)).orElseThrow().value()).isEqualTo(3);
    assertThat(past.nearestEarlier(LocalDate.of(2026, 9, 30)).orElseThrow().value()).isEqualTo(4);
  }

  @Test
  void theNextLaterFigureIsRecalledWithWhatWasStatedWithIt() {
    LocalDate later = LocalDate.of(2026, 8, 31);
    Map<String, LocalDate> stated = Map.of("jobs", later, "staff", LocalDate.of(2026, 6, 30));
    keep("modum", new Traces(null, null, new Measure("data.members", later, 4, stated)));
    keep("modum", measured("2026-09-30", 5));

    BatchMemory past = recall(List.of(submission(0, count("2026-03-31"))));

    Measure found = past.nearestLater(LocalDate.of(2026, 3, 31)).orElseThrow();
    assertThat(found.value()).isEqualTo(4);
    assertThat(found.stated()).isEqualTo(stated);
  }

  @Test
  void aCorrectedFigureReplacesTheOneOfTheSameDate() {
    keep("modum", measured("2026-01-31", 2));
    keep("modum", measured("2026-01-31", 5));

    BatchMemory past = recall(List.of(submission(0, count("2026-03-31"))));

    assertThat(past.nearestEarlier(LocalDate.of(2026, 3, 31)).orElseThrow().value()).isEqualTo(5);
  }

  @Test
  void keepingTheSameTwiceChangesNothing() {
    Traces traces =
        new Traces(
            new AdmittedMessage("a", "f", SubmissionStatus.ACCEPTED, UUID.randomUUID()),
            "event/a",
            new Measure("data.members", LocalDate.of(2026, 1, 31), 2));
    keep("modum", traces);
    keep("modum", traces);

    assertThat(database.jdbc().queryForObject("SELECT COUNT(*) FROM kept.admitted", Integer.class))
        .isEqualTo(1);
    assertThat(
            database.jdbc().queryForObject("SELECT COUNT(*) FROM kept.known_thing", Integer.class))
        .isEqualTo(1);
    assertThat(database.jdbc().queryForObject("SELECT COUNT(*) FROM kept.measured", Integer.class))
        .isEqualTo(1);
  }

  @Test
  void whatWasLastSaidOfAThingIsRecalled() {
    Envelope cancelling = Messages.cancellation("modum", "c", "a");
    keep("modum", new Traces(null, "event/a", "open", null));
    keep("modum", new Traces(null, "event/a", "closed", null));
    keep("modum", new Traces(null, "event/b", null));

    BatchMemory past = recall(List.of(submission(0, cancelling)));

    assertThat(past.stateOf("event/a")).contains("closed");
  }

  @Test
  void aQuestionThatIsAnsweredIsNotAskedAnyLonger() {
    String asked = Question.things("frokost").findFirst().orElseThrow();
    String state = UUID.randomUUID() + " 1";
    keep("modum", new Traces(null, asked, state, null));
    keep("modum", new Traces(null, "event/a", null, null, null, asked));

    assertThat(
            database
                .jdbc()
                .queryForObject(
                    "SELECT state FROM kept.known_thing WHERE thing_key = ?",
                    String.class,
                    "modum/" + asked))
        .isEqualTo(Question.ANSWERED);
  }

  @Test
  void tracesSurviveTheirJourneyInAReceiptsHeader() {
    Traces traces =
        new Traces(
            new AdmittedMessage("æøå \"'", "f", SubmissionStatus.HELD, UUID.randomUUID()),
            "event/a",
            "closed",
            new Measure(
                "data.members",
                LocalDate.of(2026, 1, 31),
                2,
                Map.of(
                    "jobs", LocalDate.of(2026, 1, 31),
                    "staff", LocalDate.of(2026, 1, 31),
                    "byKind.company", LocalDate.of(2025, 6, 30))));

    String header = new String(traces.toJson(), StandardCharsets.UTF_8);

    assertThat(Traces.fromJson(header)).isEqualTo(traces);
    Traces answering = new Traces(null, "event/a", null, null, null, "asked/a");
    assertThat(Traces.fromJson(new String(answering.toJson(), StandardCharsets.UTF_8)))
        .isEqualTo(answering);
    assertThat(Traces.fromJson(new String(Traces.NONE.toJson(), StandardCharsets.UTF_8)))
        .isEqualTo(Traces.NONE);
  }

  /** As when one has lost an inbox and does not know it yet. */
  @Test
  void severalInstancesMayKeepTheSameAtOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      String id = "id-" + round;
      Traces[] same = {
        new Traces(
            new AdmittedMessage(id, "f", SubmissionStatus.ACCEPTED, UUID.randomUUID()),
            "thing-" + id,
            null),
        measured(LocalDate.of(2026, 1, 1).plusDays(round).toString(), 100)
      };

      AtOnce.run(4, () -> keep("modum", same));
    }

    assertThat(database.jdbc().queryForObject("SELECT COUNT(*) FROM kept.admitted", Integer.class))
        .isEqualTo(20);
  }
}
