package no.nov.hub.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nov.hub.EveryPart;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.admission.Subject;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.submission.SubmissionTables.Rejected;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.ProjectingForTests;
import no.nov.hub.platform.transport.Received;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each with the receipt projected after the rejection, and before it, as in a rebuild. */
@EveryPart
class SettlementTablesTest {

  private static final Instant MORNING = Instant.parse("2026-11-27T08:00:00Z");
  private static final String JUNE = "drammen/2026-06-30";
  private static final List<String> ALL = List.of("drammen", "modum", "asker");

  private final TestDatabase database = TestDatabase.fresh();
  private final SettlementTables settlementTables = new SettlementTables(database.jdbc());
  private final Projecting projecting = ProjectingForTests.on(database);
  private final ReceiptProjection receipts =
      new ReceiptProjection(projecting, settlementTables, database.jdbc());
  private final RejectionProjection rejections =
      new RejectionProjection(projecting, receipts, settlementTables, database.jdbc());
  private final Clock clock = Clock.fixed(MORNING.plusSeconds(3600), ZoneOffset.UTC);
  private final SubmissionTables submissionTables =
      new SubmissionTables(
          database.jdbc(),
          database.transactions(),
          settlementTables,
          new AuditLog(database.jdbc(), clock),
          clock);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRefusedTryWaitsNoLongerWhenItsMessageIsAccepted(boolean inOrder) {
    UUID refused = UUID.randomUUID();
    UUID receipt = UUID.randomUUID();

    project(
        inOrder,
        () -> reject(refused, "refused", message("m-1"), at(0)),
        () -> accept(receipt, "m-1", count("drammen/2026-07-31"), at(1)));

    Rejected settled = find(refused);
    assertThat(settled.settled())
        .isEqualTo(new SubmissionTables.Settled(at(1), "accepted", receipt));
    assertThat(settled.mendedBy()).isEqualTo(receipt);
    assertThat(waiting()).isEmpty();
    assertThat(submissionTables.rejections("drammen", true, 10, at(9)))
        .extracting(Rejected::id)
        .containsExactly(refused);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHeldCountWaitsNoLongerWhenTheRightOneOfItsDateIsAccepted(boolean inOrder) {
    UUID held = UUID.randomUUID();

    project(
        inOrder,
        () -> reject(held, "held", count(JUNE), at(0)),
        () -> accept(UUID.randomUUID(), "m-2", count(JUNE), at(1)));

    assertThat(waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theRightOneOfAnotherDateOrAnotherParticipantLeavesItWaiting(boolean inOrder) {
    UUID held = UUID.randomUUID();

    project(
        inOrder,
        () -> reject(held, "held", count(JUNE), at(0)),
        () -> {
          accept(UUID.randomUUID(), "m-3", count("drammen/2026-07-31"), at(1));
          accept("modum", UUID.randomUUID(), "m-3", count(JUNE), at(1));
        });

    assertThat(waiting()).containsExactly(held);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasAcceptedBeforeSettlesNothing(boolean inOrder) {
    UUID held = UUID.randomUUID();

    project(
        inOrder,
        () -> accept(UUID.randomUUID(), "m-4", count(JUNE), at(0)),
        () -> reject(held, "held", count(JUNE), at(1)));

    assertThat(waiting()).containsExactly(held);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRowOfAFileWaitsUntilAFileOfTheNameIsSentAgain(boolean inOrder) {
    UUID row = UUID.randomUUID();
    project(
        inOrder,
        () -> reject(row, "refused", file("tall.csv", at(0)), at(0)),
        () -> accept(UUID.randomUUID(), null, file("tall.csv", at(0)), at(1)));
    assertThat(waiting()).as("its neighbours of the same file").containsExactly(row);

    accept(UUID.randomUUID(), null, file("annet.csv", at(2)), at(3));
    assertThat(waiting()).containsExactly(row);

    accept(UUID.randomUUID(), null, file("tall.csv", at(4)), at(5));
    assertThat(waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tall.xlsx", "tall.csv", "TALL.XLSX"})
  void aFileSavedWithTheEndingThatWasAskedForTakesThePlaceOfTheOneBefore(String name) {
    reject(UUID.randomUUID(), "refused", file("Tall.ods", at(0)), at(0));

    accept(UUID.randomUUID(), null, file("Tall for mars.xlsx", at(1)), at(1));
    assertThat(waiting()).as("another file").hasSize(1);

    accept(UUID.randomUUID(), null, file(name, at(2)), at(2));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aHeldRowIsNoFaultOfItsFile() {
    UUID held = UUID.randomUUID();
    reject(held, "held", file("tall.csv", at(0)), at(0));

    accept(UUID.randomUUID(), null, file("tall.csv", at(4)), at(5));

    assertThat(waiting()).containsExactly(held);
  }

  @Test
  void theSameSentAgainWithFaultsWaitsOnce() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    reject(first, "rejected", count(JUNE), at(0));
    reject(second, "refused", count(JUNE), at(1));

    assertThat(waiting()).containsExactly(second);
    assertThat(find(first).settled().how()).isEqualTo("replaced");
    assertThat(find(first).mendedBy()).isNull();
  }

  @Test
  void somethingFaultyDoesNotTakeThePlaceOfWhatIsHeld() {
    UUID held = UUID.randomUUID();
    UUID faulty = UUID.randomUUID();
    reject(held, "held", count(JUNE), at(0));
    reject(faulty, "refused", count(JUNE), at(1));

    assertThat(waiting()).containsExactlyInAnyOrder(held, faulty);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSameFaultAgainAfterItWasMendedWaitsAgain(boolean inOrder) {
    UUID refused = UUID.randomUUID();
    reject(refused, "refused", count(JUNE), at(0));

    project(
        inOrder,
        () -> accept(UUID.randomUUID(), "m-5", count(JUNE), at(1)),
        () -> reject(refused, "refused", count(JUNE), at(2)));

    assertThat(waiting()).containsExactly(refused);
  }

  @Test
  void itsOwnerCanCallItDone() {
    UUID refused = UUID.randomUUID();
    reject(refused, "refused", message("m-6"), at(0));

    assertThat(submissionTables.callDone(refused, "modum", Actor.hub("modum"))).isFalse();
    assertThat(waiting()).containsExactly(refused);

    assertThat(submissionTables.callDone(refused, "drammen", Actor.hub("drammen"))).isTrue();
    assertThat(submissionTables.callDone(refused, "drammen", Actor.hub("drammen"))).isTrue();

    assertThat(waiting()).isEmpty();
    assertThat(find(refused).settled())
        .isEqualTo(new SubmissionTables.Settled(clock.instant(), "done", null));
    assertThat(database.jdbc().queryForList("SELECT action FROM kept.audit", String.class))
        .containsExactly("rejection called done");
  }

  @Test
  void whatAnEdgeSeesToBeOverBeforeItIsProjectedDoesNotWait() {
    UUID refused = UUID.randomUUID();

    submissionTables.isOver(refused, "drammen");
    reject(refused, "refused", Subject.NONE, at(0));

    assertThat(waiting()).isEmpty();
    assertThat(database.jdbc().queryForList("SELECT action FROM kept.audit", String.class))
        .isEmpty();

    reject(refused, "refused", Subject.NONE, at(70));
    assertThat(waiting()).as("again, later").containsExactly(refused);
  }

  @Test
  void whatIsDoneStaysDoneWhenTheTopicIsReadAnew() {
    UUID refused = UUID.randomUUID();
    reject(refused, "refused", message("m-7"), at(0));
    submissionTables.callDone(refused, "drammen", Actor.hub("drammen"));
    Stream.of("rejection", "rejection_key", "settled_rejection")
        .forEach(table -> database.jdbc().update("DELETE FROM projection." + table));

    reject(refused, "refused", message("m-7"), at(0));

    assertThat(waiting()).isEmpty();
  }

  @Test
  void nobodysFaultsPushOutAnothers() {
    UUID modum = UUID.randomUUID();
    reject("modum", modum, "refused", Subject.NONE, at(0));
    IntStream.range(1, 50)
        .forEach(i -> reject(UUID.randomUUID(), "refused", message("flood-" + i), at(i)));

    assertThat(submissionTables.waiting(ALL, 8))
        .hasSize(8)
        .extracting(Rejected::id)
        .contains(modum);
    assertThat(submissionTables.waitingCounts(ALL)).isEqualTo(Map.of("drammen", 49L, "modum", 1L));
  }

  private void project(boolean inOrder, Runnable first, Runnable second) {
    (inOrder ? first : second).run();
    (inOrder ? second : first).run();
  }

  private static Instant at(int minutes) {
    return MORNING.plusSeconds(60L * minutes);
  }

  private static Subject message(String id) {
    return Subject.NONE.called(id);
  }

  private static Subject count(String key) {
    return Subject.of(Types.MEMBERSHIP_COUNTED, key);
  }

  private static Subject file(String name, Instant readAt) {
    return Subject.ofFile(Subject.fileHeader(name, readAt));
  }

  private List<UUID> waiting() {
    return submissionTables.rejections("drammen", false, 100, at(99)).stream()
        .map(Rejected::id)
        .toList();
  }

  private Rejected find(UUID id) {
    return submissionTables.rejection(id, "drammen").orElseThrow();
  }

  private void reject(UUID id, String status, Subject subject, Instant at) {
    reject("drammen", id, status, subject, at);
  }

  private void reject(String participant, UUID id, String status, Subject subject, Instant at) {
    var record =
        new Rejection(
                id,
                participant,
                SubmissionStatus.of(status),
                "HTTP",
                List.of(Reason.of("", "x", "Feil.", "Wrong.")),
                Map.of(),
                new byte[0],
                subject)
            .toRecord();
    inTransaction(
        () ->
            rejections.apply(
                List.of(
                    new Received(
                        Topics.REJECTED,
                        0,
                        0,
                        at.toEpochMilli(),
                        null,
                        record.value(),
                        record.headers()))));
  }

  private void accept(UUID id, String messageId, Subject subject, Instant at) {
    accept("drammen", id, messageId, subject, at);
  }

  private void accept(String participant, UUID id, String messageId, Subject subject, Instant at) {
    Receipt receipt =
        new Receipt(
            id, participant, messageId, "type", SubmissionStatus.ACCEPTED, List.of(), null, null);
    RecordHeaders headers = new RecordHeaders();
    if (subject.thing() != null) {
      headers.add("nov-thing", subject.thing().getBytes(StandardCharsets.UTF_8));
    }
    if (subject.file() != null) {
      String file = subject.readAt().toEpochMilli() + " " + subject.file();
      headers.add(Subject.FILE, file.getBytes(StandardCharsets.UTF_8));
    }
    inTransaction(
        () ->
            receipts.apply(
                List.of(
                    new Received(
                        Topics.receipts(participant),
                        0,
                        0,
                        at.toEpochMilli(),
                        null,
                        receipt.toJson(at),
                        headers))));
  }

  private void inTransaction(Runnable change) {
    database.transactions().executeWithoutResult(status -> change.run());
  }
}
