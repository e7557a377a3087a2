package no.nov.hub;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own for one test, with the hub's tables: in memory, or in the container. */
public record TestDatabase(
    DataSource dataSource, JdbcTemplate jdbc, TransactionTemplate transactions) {

  /** Migrated once, and copied for each test. */
  private static final class Original {
    static final Containers.Database DATABASE = migrated(Containers.database());

    private static Containers.Database migrated(Containers.Database empty) {
      JdbcConnectionPool pool = pool(empty);
      migrate(pool);
      pool.dispose(); // What is copied nobody may be connected to.
      return empty;
    }
  }

  /**
   * The statements that make the tables of a migrated database: ten times as fast as migrations.
   */
  private static final class OriginalInMemory {
    static final String STATEMENTS = statements();

    private static String statements() {
      JdbcConnectionPool migrated = inMemory();
      migrate(migrated);
      return String.join("\n", new JdbcTemplate(migrated).queryForList("SCRIPT", String.class));
    }
  }

  /** What tests of this process opened; of a class that ended nobody asks any more. */
  private static final Queue<JdbcConnectionPool> OPEN = new ConcurrentLinkedQueue<>();

  public static TestDatabase fresh() {
    return of(
        Parts.ofThisRun() == Parts.EMBEDDED
            ? copyInMemory()
            : pool(Containers.copyOf(Original.DATABASE)));
  }

  /** Without tables. */
  public static TestDatabase empty() {
    return of(Parts.ofThisRun() == Parts.EMBEDDED ? inMemory() : pool(Containers.database()));
  }

  private static TestDatabase of(JdbcConnectionPool dataSource) {
    OPEN.add(dataSource);
    return new TestDatabase(
        dataSource,
        new JdbcTemplate(dataSource),
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
  }

  /** How another opens the same, without user and password where it is in memory. */
  public String url() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getURL();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives back the connections and the memory of all. */
  static void endAll() {
    for (JdbcConnectionPool pool = OPEN.poll(); pool != null; pool = OPEN.poll()) {
      if (Parts.ofThisRun() == Parts.EMBEDDED) {
        new JdbcTemplate(pool).execute("SHUTDOWN");
      }
      pool.dispose();
    }
  }

  private static JdbcConnectionPool copyInMemory() {
    String statements = OriginalInMemory.STATEMENTS;
    JdbcConnectionPool copy = inMemory();
    new JdbcTemplate(copy).execute(statements);
    return copy;
  }

  private static JdbcConnectionPool inMemory() {
    return JdbcConnectionPool.create(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE", "sa", "");
  }

  /** H2's pool serves drivers of others too, and has no thread of its own. */
  private static JdbcConnectionPool pool(Containers.Database database) {
    PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
    connections.setUrl(database.url());
    connections.setUser(database.username());
    connections.setPassword(database.password());
    return JdbcConnectionPool.create(connections);
  }

  private static void migrate(JdbcConnectionPool dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("kept", "projection")
        .defaultSchema("kept")
        .load()
        .migrate();
  }
}
