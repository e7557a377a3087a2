package no.nov.hub.access;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Notes who did what to what exists only here. */
@Component
public class Audit {

  private final JdbcTemplate jdbc;
  private final Clock clock;

  public Audit(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public void note(String who, String action, String subject) {
    jdbc.update(
        "INSERT INTO kept.audit (at, who, action, subject) VALUES (?, ?, ?, ?)",
        clock.instant().atOffset(ZoneOffset.UTC),
        who,
        action,
        subject);
  }
}
