package no.nov.hub.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.nov.hub.EveryPart;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.ProjectingForTests;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.Test;

@EveryPart
class SubmissionTablesTest {

  private static final Instant DAY = Instant.parse("2026-06-01T08:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final SettlementTables settlementTables = new SettlementTables(database.jdbc());
  private final Projecting projecting = ProjectingForTests.on(database);
  private final RejectionProjection projection =
      new RejectionProjection(
          projecting,
          new ReceiptProjection(projecting, settlementTables, database.jdbc()),
          settlementTables,
          database.jdbc());

  private SubmissionTables submissions(Duration later) {
    Clock clock = Clock.fixed(DAY.plus(later), ZoneOffset.UTC);
    return new SubmissionTables(
        database.jdbc(),
        database.transactions(),
        settlementTables,
        new AuditLog(database.jdbc(), clock),
        clock);
  }

  private UUID reject(UUID id) {
    var record =
        new Rejection(
                id,
                "modum",
                SubmissionStatus.REJECTED,
                "Kafka",
                List.of(Reason.of("", "not_json", "Uleselig.", "Unreadable.")),
                Map.of(
                    "content-type", "application/json", "ce_id", "x", "kafka.TOPIC", "nov.events"),
                new byte[] {1, 2, 3})
            .toRecord();
    projection.apply(
        List.of(
            new Received(
                "nov.rejected", 0, 0, DAY.toEpochMilli(), null, record.value(), record.headers())));
    return id;
  }

  @Test
  void aRejectionKeepsItsBytesReasonsAndTheAttributesOfTheEnvelope() {
    UUID id = reject(UUID.randomUUID());

    SubmissionTables.Rejected rejected =
        submissions(Duration.ZERO).rejection(id, "modum").orElseThrow();

    assertThat(rejected.content()).containsExactly(1, 2, 3);
    assertThat(rejected.reasons().get(0).get("code").asString()).isEqualTo("not_json");
    assertThat(rejected.attributes()).containsOnlyKeys("content-type", "ce_id");
    assertThat(rejected.mendedBy()).isNull();
  }

  @Test
  void nobodyElseSeesIt() {
    UUID id = reject(UUID.randomUUID());

    assertThat(submissions(Duration.ZERO).rejection(id, "asker")).isEmpty();
    assertThat(
            submissions(Duration.ZERO)
                .rejections("asker", false, 10, Instant.parse("2030-01-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void theSameRejectionAgainIsTheSameRejection() {
    UUID id = reject(UUID.randomUUID());
    reject(id);

    assertThat(submissions(Duration.ZERO).waiting(List.of("modum"), 10)).hasSize(1);
  }

  @Test
  void thoseOfOneInstantStandTogetherInAnOrderThatStays() {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(5).map(this::reject).sorted().toList();

    assertThat(submissions(Duration.ZERO).rejections("modum", false, 2, DAY.plusMillis(1)))
        .extracting(SubmissionTables.Rejected::id)
        .isEqualTo(ids);
    assertThat(submissions(Duration.ZERO).waiting(List.of("asker", "modum"), 2))
        .extracting(SubmissionTables.Rejected::id)
        .isEqualTo(ids.subList(0, 2));
  }

  @Test
  void itIsForgottenAfterThirtyDays() {
    reject(UUID.randomUUID());

    assertThat(submissions(Duration.ofDays(30)).forgetOld()).isZero();
    assertThat(submissions(Duration.ofDays(30).plusSeconds(1)).forgetOld()).isEqualTo(1);
  }

  @Test
  void itsRouteForgetsIt() {
    reject(UUID.randomUUID());
    ForgettingRejections forgetting = new ForgettingRejections(submissions(Duration.ofDays(31)));

    assertThat(
            RouteRun.round(
                    "42-forget-rejections.camel.xml", Map.of("forgettingRejections", forgetting))
                .getException())
        .isNull();

    assertThat(submissions(Duration.ZERO).rejections("modum", false, 2, DAY.plusMillis(1)))
        .isEmpty();
  }
}
