package no.nov.hub.shared.event;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import no.nov.hub.intake.file.content.PublishedEvents;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What stands in the common calendar. */
@Component
class PublishedEventTables implements PublishedEvents {

  private final JdbcTemplate jdbc;

  PublishedEventTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<PublishedEvent> of(String participant, Instant after) {
    return jdbc.query(
        """
        SELECT event_id, all_day, starts, starts_at FROM projection.event
        WHERE organiser = ? AND status = ? AND starts_at > ? ORDER BY starts_at
        """,
        (row, n) -> event(row),
        participant,
        EventState.Status.ACTIVE.word(),
        utc(after));
  }

  private static PublishedEvent event(ResultSet row) throws SQLException {
    Instant startsAt = instant(row, "starts_at");
    String key = row.getBoolean("all_day") ? row.getString("starts") : startsAt.toString();
    return new PublishedEvent(row.getString("event_id"), key, startsAt);
  }
}
