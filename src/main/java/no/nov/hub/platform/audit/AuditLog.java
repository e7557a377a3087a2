package no.nov.hub.platform.audit;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Notes who did what to what exists only here. */
@Component
public class AuditLog {

  private final JdbcTemplate jdbc;
  private final Clock clock;

  public AuditLog(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public record Act(String who, String action, String subject) {}

  public void note(String who, String action, String subject) {
    note(List.of(new Act(who, action, subject)));
  }

  public void note(List<Act> acts) {
    OffsetDateTime now = utc(clock.instant());
    jdbc.batchUpdate(
        "INSERT INTO kept.audit (at, who, action, subject) VALUES (?, ?, ?, ?)",
        acts.stream()
            .map(act -> new Object[] {now, act.who(), act.action(), act.subject()})
            .toList());
  }
}
