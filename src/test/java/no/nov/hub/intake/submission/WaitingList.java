package no.nov.hub.intake.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.ProjectingForTests;
import no.nov.hub.platform.transport.Received;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a participant still has to see to, by what admission has written. */
public final class WaitingList {

  private final TestDatabase database = TestDatabase.fresh();
  private final SettlementTables settlementTables = new SettlementTables(database.jdbc());
  private final Projecting projecting = ProjectingForTests.on(database);
  private final ReceiptProjection receipts =
      new ReceiptProjection(projecting, settlementTables, database.jdbc());
  private final RejectionProjection rejections =
      new RejectionProjection(projecting, receipts, settlementTables, database.jdbc());

  /**
   * @param at when it was written
   */
  public void write(ProducerRecord<byte[], byte[]> record, Instant at) {
    List<Received> records =
        List.of(
            new Received(
                record.topic(), 0, 0, at.toEpochMilli(), null, record.value(), record.headers()));
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              if (record.topic().equals(Topics.REJECTED)) {
                rejections.apply(records);
              } else if (record.topic().startsWith(Topics.receipts(""))) {
                receipts.apply(records);
              }
            });
  }

  public List<UUID> of(String participant) {
    return SubmissionsForTests.on(database, Clock.systemUTC())
        .rejections(participant, false, 100, Instant.parse("2100-01-01T00:00:00Z"))
        .stream()
        .map(SubmissionTables.Rejected::id)
        .toList();
  }
}
