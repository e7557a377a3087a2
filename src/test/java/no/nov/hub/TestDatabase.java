package no.nov.hub;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;
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
      migrate(dataSource(empty));
      return empty;
    }
  }

  public static TestDatabase fresh() {
    DataSource dataSource =
        Parts.ofThisRun() == Parts.EMBEDDED
            ? migrate(inMemory())
            : dataSource(Containers.copyOf(Original.DATABASE));
    return new TestDatabase(
        dataSource,
        new JdbcTemplate(dataSource),
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
  }

  private static DataSource inMemory() {
    return JdbcConnectionPool.create(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE", "sa", "");
  }

  private static DataSource dataSource(Containers.Database database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(database.url());
    dataSource.setUser(database.username());
    dataSource.setPassword(database.password());
    return dataSource;
  }

  private static DataSource migrate(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("kept", "projection")
        .defaultSchema("kept")
        .load()
        .migrate();
    return dataSource;
  }
}
