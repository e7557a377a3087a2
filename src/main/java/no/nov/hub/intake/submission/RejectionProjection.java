package no.nov.hub.intake.submission;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Rejected, held and refused submissions, for their owners to read, mend and send again. The same
 * faulty row of the same file, dropped again, is the same rejection, and so are the mails of one
 * sender, which may be refused for one reason after another.
 */
@Component("rejectionProjection")
public class RejectionProjection implements Projection {

  private final Projecting projecting;
  private final ReceiptProjection receipts;
  private final Settling settling;
  private final JdbcTemplate jdbc;

  RejectionProjection(
      Projecting projecting, ReceiptProjection receipts, Settling settling, JdbcTemplate jdbc) {
    this.projecting = projecting;
    this.receipts = receipts;
    this.settling = settling;
    this.jdbc = jdbc;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "rejections";
  }

  @Override
  public void apply(List<Received> records) {
    List<Sent> rejections = records.stream().map(RejectionProjection::sent).toList();
    holdBackReceipts(rejections);
    keep(records);
    keepKeys(rejections);
    settling.lookBack(rejections);
    settling.settleBy(rejections);
  }

  /** Of two that are projected side by side, neither would see the other. */
  private void holdBackReceipts(List<Sent> rejections) {
    projecting.holdBack(
        receipts,
        rejections.stream().map(sent -> Topics.receipts(sent.participant())).distinct().toList());
  }

  private static Sent sent(Received record) {
    Rejection.Stored stored = Rejection.Stored.of(record);
    return Sent.of(
        stored.id(),
        stored.participant(),
        stored.status(),
        stored.subject(),
        Instant.ofEpochMilli(record.timestamp()));
  }

  private void keepKeys(List<Sent> rejections) {
    jdbc.batchUpdate(
        """
        MERGE INTO projection.rejection_key k
        USING (SELECT CAST(? AS VARCHAR(400)) AS settle_key, CAST(? AS UUID) AS rejection_id) n
        ON k.settle_key = n.settle_key AND k.rejection_id = n.rejection_id
        WHEN NOT MATCHED THEN INSERT (settle_key, rejection_id) VALUES (n.settle_key, n.rejection_id)
        """,
        rejections.stream()
            .flatMap(sent -> sent.waitsFor().stream().map(key -> new Object[] {key, sent.id()}))
            .toList());
  }

  private void keep(List<Received> records) {
    jdbc.batchUpdate(
        """
        MERGE INTO projection.rejection r
        USING (SELECT CAST(? AS UUID) AS rejection_id, CAST(? AS VARCHAR(32)) AS participant,
                      CAST(? AS VARCHAR(8)) AS status, CAST(? AS VARCHAR(300)) AS origin,
                      CAST(? AS VARCHAR) AS reasons, CAST(? AS VARCHAR) AS attributes, CAST(? AS BYTEA) AS content,
                      CAST(? AS BOOLEAN) AS complete, CAST(? AS TIMESTAMP WITH TIME ZONE) AS rejected_at,
                      CAST(? AS TIMESTAMP WITH TIME ZONE) AS sent_at) n
        ON r.rejection_id = n.rejection_id
        WHEN MATCHED THEN UPDATE SET reasons = n.reasons, rejected_at = n.rejected_at, sent_at = n.sent_at
        WHEN NOT MATCHED THEN INSERT (rejection_id, participant, status, origin, reasons, attributes, content,
          complete, rejected_at, sent_at)
          VALUES (n.rejection_id, n.participant, n.status, n.origin, n.reasons, n.attributes, n.content,
            n.complete, n.rejected_at, n.sent_at)
        """,
        records.stream().map(RejectionProjection::row).toList());
  }

  private static Object[] row(Received record) {
    Rejection.Stored stored = Rejection.Stored.of(record);
    return new Object[] {
      stored.id(),
      stored.participant(),
      stored.status(),
      stored.origin(),
      stored.reasons(),
      stored.attributes(),
      record.value(),
      stored.complete(),
      Instant.ofEpochMilli(record.timestamp()).atOffset(ZoneOffset.UTC),
      sent(record).at().atOffset(ZoneOffset.UTC)
    };
  }
}
