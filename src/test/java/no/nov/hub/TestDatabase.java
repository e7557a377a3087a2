package no.nov.hub;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own for one test, with the hub's tables, in memory. */
public record TestDatabase(
    DataSource dataSource, JdbcTemplate jdbc, TransactionTemplate transactions) {

  public static TestDatabase fresh() {
    DataSource dataSource =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE",
            "sa",
            "");
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("kept", "projection")
        .defaultSchema("kept")
        .load()
        .migrate();
    return new TestDatabase(
        dataSource,
        new JdbcTemplate(dataSource),
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
  }
}
