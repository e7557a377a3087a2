package no.nov.hub.intake.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.platform.database.Upserts;
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
  private final SettlementTables settlementTables;
  private final Upserts upserts;

  RejectionProjection(
      Projecting projecting,
      ReceiptProjection receipts,
      SettlementTables settlementTables,
      JdbcTemplate jdbc) {
    this.projecting = projecting;
    this.receipts = receipts;
    this.settlementTables = settlementTables;
    this.upserts = new Upserts(jdbc);
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
    settlementTables.lookBack(rejections);
    settlementTables.settleBy(rejections);
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
    upserts
        .into(
            "projection.rejection_key",
            rejections.stream()
                .flatMap(sent -> sent.waitsFor().stream().map(key -> Map.entry(key, sent.id())))
                .toList())
        .key("settle_key", Map.Entry::getKey)
        .key("rejection_id", Map.Entry::getValue)
        .write();
  }

  private void keep(List<Received> records) {
    upserts
        .into("projection.rejection", records.stream().map(Row::of).toList())
        .key("rejection_id", row -> row.stored().id())
        .once("participant", row -> row.stored().participant())
        .once("status", row -> row.stored().status().word())
        .once("origin", row -> row.stored().origin())
        .set("reasons", row -> row.stored().reasons())
        .once("attributes", row -> row.stored().attributes())
        .once("content", row -> row.record().value())
        .once("complete", row -> row.stored().complete())
        .set("rejected_at", row -> Instant.ofEpochMilli(row.record().timestamp()))
        .set("sent_at", row -> row.sent().at())
        .write();
  }

  private record Row(Received record, Rejection.Stored stored, Sent sent) {

    static Row of(Received record) {
      return new Row(record, Rejection.Stored.of(record), RejectionProjection.sent(record));
    }
  }
}
