package no.nov.hub.intake.submission;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.admission.Subject;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.submission.Sent.Settlement;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.EnvelopeReader;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Receipts by their id; they also settle what was sent before about the same. */
@Component("receiptProjection")
public class ReceiptProjection implements Projection {

  private final Projecting projecting;
  private final SettlementTables settlementTables;
  private final JdbcTemplate jdbc;

  ReceiptProjection(Projecting projecting, SettlementTables settlementTables, JdbcTemplate jdbc) {
    this.projecting = projecting;
    this.settlementTables = settlementTables;
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
    List<Sent> all = new ArrayList<>();
    List<Settlement> mended = new ArrayList<>();
    for (Received record : records) {
      String participant = Topics.participantOf(record.topic());
      Envelope envelope = EnvelopeReader.read(Json.MAPPER.readTree(record.value())).envelope();
      JsonNode data = envelope.data();
      UUID id = UUID.fromString(data.get("receiptId").asString());
      SubmissionStatus status = SubmissionStatus.of(data.get("status").asString());
      String messageId = data.path("messageId").asString(null);
      Subject subject = Subject.of(record);
      Sent sent =
          Sent.of(
              id,
              participant,
              status,
              subject.thing() == null ? subject : subject.called(messageId),
              Instant.ofEpochMilli(record.timestamp()));
      all.add(sent);
      receipts.add(
          new Object[] {
            id,
            participant,
            messageId,
            status.word(),
            Json.MAPPER.writeValueAsString(data),
            OffsetDateTime.parse(envelope.time()).withOffsetSameInstant(ZoneOffset.UTC),
            subject.thing(),
            subject.file(),
            utc(sent.at())
          });
      if (data.has("resubmits") && status == SubmissionStatus.ACCEPTED) {
        UUID rejection = UUID.fromString(data.get("resubmits").asString());
        mended.add(new Settlement(rejection, participant, id, Settlement.MENDED, sent.at()));
      }
    }
    jdbc.batchUpdate(
        """
        INSERT INTO projection.receipt (receipt_id, participant, message_id, status, receipt, given_at, thing, file_hash,
          sent_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        receipts);
    settlementTables.settleBy(all);
    settlementTables.keep(mended);
  }
}
