package no.nov.hub.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether the database's disk gives back what was written there. Part of readiness: a hub that
 * works with wrong rows must not work.
 */
@Component("databaseDamage")
public class DatabaseDamage implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseDamage.class);
  private static final String SUMMED = "jdbc:h2:summed:";
  private static final int FOR_EVER = 0;

  private final JdbcTemplate jdbc;
  private final String url;

  DatabaseDamage(JdbcTemplate jdbc, Environment settings) {
    this.jdbc = jdbc;
    this.url = settings.getProperty("spring.datasource.url", "");
  }

  @Override
  public Health health() {
    if (!url.startsWith(SUMMED)) {
      return jdbc.execute((ConnectionCallback<Health>) DatabaseDamage::told);
    }
    return found()
        .map(damage -> Health.down().withDetail("reason", damage))
        .orElseGet(Health::up)
        .build();
  }

  /** What has been found in the file of the database in this process, in a sentence. */
  public Optional<String> found() {
    return url.startsWith(SUMMED)
        ? SummedFile.damage(SummedPath.of(url.substring(SUMMED.length()).replaceFirst(";.*", "")))
        : Optional.empty();
  }

  private static Health told(Connection connection) throws SQLException {
    return isPostgres(connection)
        ? ofPostgres(connection)
        : unfound(
            "The database's file has no checksums: begin spring.datasource.url with jdbc:h2:summed: to have them");
  }

  private static Health ofPostgres(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT current_setting('data_checksums'), COALESCE(checksum_failures, 0), checksum_last_failure
                FROM pg_stat_database WHERE datname = current_database()
                """)) {
      row.next();
      if (row.getLong(2) > 0) {
        return Health.down()
            .withDetail(
                "reason",
                "PostgreSQL has found %d damaged blocks, the last at %s. Look after its disk, and restore its database from a copy; its counter begins anew with pg_stat_reset()"
                    .formatted(row.getLong(2), row.getString(3)))
            .build();
      }
      return row.getString(1).equals("on")
          ? Health.up().build()
          : unfound(
              "PostgreSQL keeps no checksums: stop it once and run pg_checksums --enable to have them");
    }
  }

  private static Health unfound(String why) {
    return Health.unknown()
        .withDetail("reason", why + "; until then, damage of the disk is not found")
        .build();
  }

  /** What is seldom used is read once a night too, and so compared with its checksums. */
  public void readThrough() {
    SummedFile.lookAtAll();
    jdbc.execute(
        (ConnectionCallback<Void>)
            connection -> {
              if (isPostgres(connection)) {
                readAll(connection);
              }
              return null;
            });
  }

  private static void readAll(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, FOR_EVER);
    try (Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try {
          statement.execute("SELECT COUNT(CAST(t AS TEXT)) FROM %s t".formatted(table));
        } catch (SQLException e) {
          LOG.error("The table {} cannot be read to its end", table, e);
        }
      }
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            """
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_schema IN ('kept', 'projection')
            """)) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private static boolean isPostgres(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }
}
