package no.nov.hub;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The parts outside the process: one PostgreSQL for a whole run with a database for each that asks,
 * and a broker for each that asks, of the version of the hub's own clients.
 */
public final class Containers {

  private static final String ACCOUNT = "hub";

  /** A database nobody else uses. */
  public record Database(String url, String username, String password) {}

  private static final class Server {
    static final PostgreSQLContainer STARTED =
        postgres().withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=500");

    static {
      STARTED.start();
    }
  }

  private Containers() {}

  /** An empty database. */
  public static Database database() {
    return database("CREATE DATABASE \"%s\"");
  }

  /** A copy, to which nobody may be connected. */
  static Database copyOf(Database original) {
    String name = original.url().substring(original.url().lastIndexOf('/') + 1);
    return database("CREATE DATABASE \"%s\" TEMPLATE \"" + name + "\"");
  }

  private static Database database(String creation) {
    String name = "hub-" + UUID.randomUUID();
    PostgreSQLContainer server = Server.STARTED;
    try (Connection connection =
            DriverManager.getConnection(server.getJdbcUrl(), ACCOUNT, ACCOUNT);
        var statement = connection.createStatement()) {
      statement.execute(creation.formatted(name));
    } catch (SQLException e) {
      throw new IllegalStateException("There is no database to be had", e);
    }
    return new Database(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                server.getHost(), server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), name),
        ACCOUNT,
        ACCOUNT);
  }

  /** A server of one's own, not started yet; for a database alone see {@link #database}. */
  public static PostgreSQLContainer postgres() {
    return new PostgreSQLContainer("postgres:17").withUsername(ACCOUNT).withPassword(ACCOUNT);
  }

  /** Not started yet. */
  public static KafkaContainer kafka() {
    return new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion())
        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
        .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1")
        // An image built from files that are read-only can be prepared for its start by root alone.
        .withCreateContainerCmdModifier(command -> command.withUser("root"));
  }
}
