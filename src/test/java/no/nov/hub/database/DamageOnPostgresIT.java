package no.nov.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import no.nov.hub.Containers;
import no.nov.hub.OnContainers;
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

  @Test
  void that_it_keeps_no_checksums_is_told_and_is_no_outage() throws Exception {
    try (PostgreSQLContainer server = Containers.postgres()) {
      server.start();

      Health health = damage(server).health();

      assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
      assertThat(health.getDetails().get("reason").toString())
          .contains("pg_checksums --enable", "damage of the disk is not found");
    }
  }

  @Test
  void a_damaged_block_of_a_table_that_nobody_uses_is_found_in_the_night() throws Exception {
    try (PostgreSQLContainer server =
        Containers.postgres().withEnv("POSTGRES_INITDB_ARGS", "--data-checksums")) {
      server.start();
      Damage damage = damage(server);
      assertThat(damage.health().getStatus()).isEqualTo(Status.UP);
      String file;
      try (Connection connection = dataSource(server).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA kept");
        statement.execute(
            "CREATE TABLE kept.seldom AS SELECT CAST(i AS TEXT) AS row FROM generate_series(1, 5000) i");
        var row =
            statement.executeQuery(
                "SELECT current_setting('data_directory') || '/' || pg_relation_filepath('kept.seldom')");
        row.next();
        file = row.getString(1);
        statement.execute("CHECKPOINT");
      }
      String flip = "printf 'x' | dd of=%s bs=1 seek=9000 conv=notrunc status=none".formatted(file);
      assertThat(server.execInContainer("bash", "-c", flip).getExitCode()).isZero();
      try (Connection connection = dataSource(server).getConnection();
          Statement statement = connection.createStatement()) {
        // What PostgreSQL has in memory it does not read from its disk.
        statement.execute("CREATE EXTENSION pg_buffercache");
        statement.execute(
            "SELECT pg_buffercache_evict(bufferid) FROM pg_buffercache WHERE relfilenode = pg_relation_filenode('kept.seldom')");
      }

      damage.look();

      assertThat(damage.health().getStatus()).isEqualTo(Status.DOWN);
      assertThat(damage.health().getDetails().get("reason").toString())
          .contains("PostgreSQL has found", "damaged blocks");
    }
  }

  private static Damage damage(PostgreSQLContainer server) {
    return new Damage(
        new JdbcTemplate(dataSource(server)),
        new MockEnvironment().withProperty("spring.datasource.url", server.getJdbcUrl()));
  }

  private static PGSimpleDataSource dataSource(PostgreSQLContainer server) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(server.getJdbcUrl());
    database.setUser(server.getUsername());
    database.setPassword(server.getPassword());
    return database;
  }
}
