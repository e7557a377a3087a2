package no.nov.hub.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import no.nov.hub.Containers;
import no.nov.hub.OnContainers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Health passes on what PostgreSQL knows of its disk. */
@OnContainers
class DamageOnPostgresIT {

  private static PostgreSQLContainer server;

  @BeforeAll
  static void start() {
    server = Containers.postgres();
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void that_it_keeps_no_checksums_is_told_and_is_no_outage() {
    Health health = damage(dataSource()).health();

    assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
    assertThat(health.getDetails().get("reason").toString())
        .contains("pg_checksums --enable", "damage of the disk is not found");
  }

  @Test
  void what_its_counter_says_of_damaged_blocks_is_an_outage() throws Exception {
    PGSimpleDataSource counting = dataSource();
    try (Connection connection = counting.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA counted");
      statement.execute(
          "CREATE VIEW counted.pg_stat_database AS SELECT current_database() AS datname, 3 AS checksum_failures, now() AS checksum_last_failure");
    }
    counting.setCurrentSchema("counted,pg_catalog");

    Health health = damage(counting).health();

    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails().get("reason").toString())
        .contains("PostgreSQL has found 3 damaged blocks", "from a copy");
  }

  @Test
  void in_the_night_every_row_is_read() throws Exception {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA kept");
      statement.execute(
          "CREATE TABLE kept.seldom AS SELECT CAST(i AS TEXT) AS row FROM generate_series(1, 5000) i");

      damage(dataSource()).readThrough();

      await()
          .untilAsserted(
              () -> {
                try (ResultSet read =
                    statement.executeQuery(
                        "SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'seldom'")) {
                  read.next();
                  assertThat(read.getLong(1)).isGreaterThanOrEqualTo(5_000);
                }
              });
    }
  }

  private static DatabaseDamage damage(PGSimpleDataSource database) {
    return new DatabaseDamage(
        new JdbcTemplate(database),
        new MockEnvironment().withProperty("spring.datasource.url", server.getJdbcUrl()));
  }

  private static PGSimpleDataSource dataSource() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(server.getJdbcUrl());
    database.setUser(server.getUsername());
    database.setPassword(server.getPassword());
    return database;
  }
}
