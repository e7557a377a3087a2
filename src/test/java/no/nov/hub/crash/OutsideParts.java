package no.nov.hub.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import no.nov.hub.HubProcess;
import org.apache.kafka.clients.admin.Admin;

/**
 * Kafka and PostgreSQL in containers. Their ports on this machine are fixed, so that a hub finds
 * them again after a restart; their data stays in the container, which is killed but not removed.
 */
final class OutsideParts implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String KAFKA_IMAGE = "apache/kafka:4.3.1";
  private static final String DATABASE_IMAGE = "postgres:17";
  private static final String PASSWORD = "crash-test-only";

  /**
   * Formats its storage at the first start, as the image does it. After a kill it is there already,
   * which not every image of Kafka bears; the configuration that was written then is used again.
   */
  private static final String KAFKA_START =
      """
      if [ -f /var/lib/kafka/data/meta.properties ]; then
        exec java $KAFKA_HEAP_OPTS -Dlog4j2.configurationFile=/opt/kafka/config/log4j2.yaml \
          -cp '/opt/kafka/libs/*' kafka.Kafka /opt/kafka/config/server.properties
      fi
      exec /etc/kafka/docker/run
      """;

  final Container kafka;
  final Container database;
  private final int kafkaPort = HubProcess.freePort();
  private final int databasePort = HubProcess.freePort();

  OutsideParts() {
    kafka = new Container("nov-crash-kafka-" + kafkaPort);
    database = new Container("nov-crash-postgres-" + databasePort);
  }

  /** One part, by the name of its container. */
  record Container(String name) {

    void kill() {
      docker("kill", "--signal", "KILL", name);
    }

    void start() {
      docker("start", name);
    }

    private void remove() {
      docker("rm", "--force", "--volumes", name);
    }
  }

  void start() {
    docker(kafkaCommand());
    docker(
        "run",
        "--detach",
        "--name",
        database.name(),
        "--publish",
        "127.0.0.1:%d:5432".formatted(databasePort),
        "--env",
        "POSTGRES_USER=nov",
        "--env",
        "POSTGRES_PASSWORD=" + PASSWORD,
        "--env",
        "POSTGRES_DB=nov",
        DATABASE_IMAGE);
    awaitKafka();
    awaitDatabase();
  }

  private String[] kafkaCommand() {
    List<String> command =
        new ArrayList<>(
            List.of(
                "run",
                "--detach",
                "--name",
                kafka.name(),
                // An image built from files that are read-only is prepared by root alone.
                "--user",
                "root",
                "--publish",
                "127.0.0.1:%d:9092".formatted(kafkaPort)));
    Map.ofEntries(
            Map.entry("KAFKA_NODE_ID", "1"),
            Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
            Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
            Map.entry("KAFKA_LISTENERS", "OUTSIDE://:9092,CONTROLLER://:9093,INSIDE://:9094"),
            Map.entry(
                "KAFKA_ADVERTISED_LISTENERS",
                "OUTSIDE://127.0.0.1:%d,INSIDE://localhost:9094".formatted(kafkaPort)),
            Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE"),
            Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
            Map.entry(
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                "OUTSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT,INSIDE:PLAINTEXT"),
            Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
            Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1"),
            Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1"),
            Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
            Map.entry("KAFKA_LOG_DIRS", "/var/lib/kafka/data"),
            Map.entry("KAFKA_HEAP_OPTS", "-Xmx384m"))
        .forEach(
            (name, value) -> {
              command.add("--env");
              command.add(name + "=" + value);
            });
    command.addAll(List.of(KAFKA_IMAGE, "bash", "-c", KAFKA_START));
    return command.toArray(String[]::new);
  }

  String bootstrapServers() {
    return "127.0.0.1:" + kafkaPort;
  }

  Map<String, Object> kafkaClient() {
    return Map.of("bootstrap.servers", bootstrapServers());
  }

  String databaseUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/nov?user=nov&password=%s"
        .formatted(databasePort, PASSWORD);
  }

  /**
   * A hub on these parts.
   *
   * @param directory for what each instance has for itself, and the first keys, which they share
   */
  HubProcess hub(Path directory, String instance) {
    return new HubProcess(
        directory.resolve(instance),
        List.of(
            "--hub.data=" + directory.resolve(instance).resolve("data"),
            "--hub.access.secrets=" + directory.resolve("secrets"),
            "--hub.embedded.kafka.enabled=false",
            "--hub.kafka.bootstrap-servers=" + bootstrapServers(),
            "--hub.kafka.instance=" + instance,
            "--spring.datasource.url=" + databaseUrl(),
            Cargo.COUNTS_OF_ANY_AGE,
            Cargo.MUCH_A_DAY));
  }

  void awaitKafka() {
    await("Kafka to answer")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              try (Admin admin = Admin.create(kafkaClient())) {
                return !admin.describeCluster().nodes().get().isEmpty();
              } catch (ExecutionException e) {
                return false;
              }
            });
  }

  private void awaitDatabase() {
    await("PostgreSQL to answer")
        .atMost(PATIENCE)
        .until(
            () -> {
              try (var connection = DriverManager.getConnection(databaseUrl())) {
                return connection.isValid(1);
              } catch (SQLException e) {
                return false;
              }
            });
  }

  private static void docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("docker " + arguments[0] + ": " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kafka.remove();
    database.remove();
  }
}
