package no.nov.hub.transport;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The database, which refuses at once while it is out, so that nobody waits in a row for a
 * connection that does not come.
 */
final class GuardedDatabase extends DelegatingDataSource implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 1;

  private final HikariDataSource pool;
  private final Lifeline lifeline;
  private final Probing probing;

  GuardedDatabase(HikariDataSource pool, Clock clock) {
    super(pool);
    this.pool = pool;
    lifeline = new Lifeline("The database", clock);
    probing = new Probing("database-probe", lifeline, this::ask);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!lifeline.answers()) {
      throw new SQLTransientConnectionException("The database is out; it is asked again all along");
    }
    return super.getConnection();
  }

  /** The pool trusts a connection that was used just now; this one is asked. */
  private void ask() throws SQLException {
    if (pool.isClosed()) {
      return; // The hub ends.
    }
    try (Connection connection = super.getConnection()) {
      if (!connection.isValid(PATIENCE_SECONDS)) {
        throw new SQLTransientConnectionException("The database does not answer");
      }
    }
  }

  @Override
  public void close() {
    probing.close();
  }
}
