package no.nov.hub.platform.audit;

import static no.nov.hub.platform.database.Rows.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Notes who did what to what exists only here. Each entry holds the hash of the one before, whoever
 * wrote it: the row of the last one is locked until the caller's transaction ends. So a deed that
 * is undone leaves neither entry nor gap, and what takes its time is best done before it is noted.
 */
@Component
public class AuditLog {

  private final JdbcTemplate jdbc;
  private final Clock clock;

  public AuditLog(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param action in a few words, always the same
   * @param subject what it was done to, by ids; no names, addresses or contents
   */
  public record Act(Actor by, String action, String subject) {}

  /** What the hub does by itself. */
  public void note(String who, String action, String subject) {
    note(Actor.hub(who), action, subject);
  }

  public void note(Actor by, String action, String subject) {
    note(List.of(new Act(by, action, subject)));
  }

  public void note(List<Act> acts) {
    if (acts.isEmpty()) {
      return;
    }
    jdbc.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              if (connection.getAutoCommit()) {
                noteInOneTransaction(connection, acts);
              } else {
                note(connection, acts);
              }
              return true;
            });
  }

  private void noteInOneTransaction(Connection connection, List<Act> acts) throws SQLException {
    connection.setAutoCommit(false);
    try {
      note(connection, acts);
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private void note(Connection connection, List<Act> acts) {
    JdbcTemplate same = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    AuditTables tables = new AuditTables(same);
    Head head = tables.lockHead();
    if (head.number() == 0) {
      head = new Head(0, new AuditChain(tables).hashOfOlder());
    }
    Instant now = utc(clock.instant()).toInstant();
    List<AuditEntry> entries = new ArrayList<>();
    for (Act act : acts) {
      AuditEntry entry = AuditEntry.next(head, now, act);
      entries.add(entry);
      head = new Head(entry.number(), entry.hash());
    }
    tables.add(entries, head);
  }
}
