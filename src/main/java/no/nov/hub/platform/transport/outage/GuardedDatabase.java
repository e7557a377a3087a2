package no.nov.hub.platform.transport.outage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Clock;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The database, which refuses at once while it is out, so that nobody waits in a row for a
 * connection that does not come.
 */
final class GuardedDatabase extends DelegatingDataSource implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 1;
  private static final int H2_HAS_CLOSED_ITSELF = 90098;

  private final HikariDataSource pool;
  private final Lifeline lifeline;
  private final Probing probing;
  private volatile boolean ended;

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
      ask(connection);
    } catch (SQLException e) {
      ended = ended || e.getErrorCode() == H2_HAS_CLOSED_ITSELF;
      throw e;
    }
  }

  /** H2 calls a connection valid whose database has closed itself. */
  private static void ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(PATIENCE_SECONDS);
      statement.execute("SELECT 1");
    }
  }

  /** As H2 does when it cannot write; within the process it never comes back. */
  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    probing.close();
  }
}
