package no.nov.hub.submission;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.nov.hub.message.Envelope;
import no.nov.hub.message.EnvelopeReading;
import no.nov.hub.message.Json;
import no.nov.hub.message.Topics;
import no.nov.hub.transport.Batch;
import no.nov.hub.transport.Projecting;
import no.nov.hub.transport.Projection;
import no.nov.hub.transport.Received;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Receipts by their id; an accepted one also closes the rejection that it mended or confirmed. */
@Component("receiptProjection")
public class ReceiptProjection implements Projection {

  private final Projecting projecting;
  private final JdbcTemplate jdbc;

  ReceiptProjection(Projecting projecting, JdbcTemplate jdbc) {
    this.projecting = projecting;
    this.jdbc = jdbc;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "receipts";
  }

  @Override
  public void apply(List<Received> records) {
    List<Object[]> receipts = new ArrayList<>();
    List<Object[]> mended = new ArrayList<>();
    for (Received record : records) {
      String participant = Topics.participantOf(record.topic());
      Envelope envelope = EnvelopeReading.read(Json.MAPPER.readTree(record.value())).envelope();
      JsonNode data = envelope.data();
      UUID id = UUID.fromString(data.get("receiptId").asString());
      String status = data.get("status").asString();
      receipts.add(
          new Object[] {
            id,
            participant,
            data.path("messageId").asString(null),
            status,
            Json.MAPPER.writeValueAsString(data),
            OffsetDateTime.parse(envelope.time()).withOffsetSameInstant(ZoneOffset.UTC)
          });
      if (data.has("resubmits") && status.equals("accepted")) {
        mended.add(
            new Object[] {id, UUID.fromString(data.get("resubmits").asString()), participant});
      }
    }
    jdbc.batchUpdate(
        "INSERT INTO projection.receipt (receipt_id, participant, message_id, status, receipt, given_at) VALUES (?, ?, ?, ?, ?, ?)",
        receipts);
    keepMended(mended);
  }

  /**
   * In a table of its own: the rejection itself comes from another topic and may be projected
   * later.
   */
  private void keepMended(List<Object[]> mended) {
    if (!mended.isEmpty()) {
      jdbc.batchUpdate(
          """
          MERGE INTO projection.mended_rejection m
          USING (SELECT CAST(? AS UUID) AS receipt_id, CAST(? AS UUID) AS rejection_id,
                        CAST(? AS VARCHAR(32)) AS participant) n
          ON m.rejection_id = n.rejection_id AND m.participant = n.participant
          WHEN NOT MATCHED THEN INSERT (rejection_id, participant, receipt_id)
            VALUES (n.rejection_id, n.participant, n.receipt_id)
          """,
          mended);
    }
  }
}
