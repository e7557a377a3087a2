package no.nov.hub.submission;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import no.nov.hub.admission.Rejection;
import no.nov.hub.transport.Batch;
import no.nov.hub.transport.Projecting;
import no.nov.hub.transport.Projection;
import no.nov.hub.transport.Received;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Rejected, held and refused submissions, for their owners to read, mend and send again. */
@Component("rejectionProjection")
public class RejectionProjection implements Projection {

  private final Projecting projecting;
  private final JdbcTemplate jdbc;

  RejectionProjection(Projecting projecting, JdbcTemplate jdbc) {
    this.projecting = projecting;
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
    jdbc.batchUpdate(
        """
        INSERT INTO projection.rejection (rejection_id, participant, status, origin, reasons, attributes,
          content, complete, rejected_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
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
      Instant.ofEpochMilli(record.timestamp()).atOffset(ZoneOffset.UTC)
    };
  }
}
