package no.nov.hub.outage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import no.nov.hub.Containers;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A broker or a database outside the hub, which can fall silent or vanish, and come back. */
final class OutsidePart implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String KAFKA_DATA = "/tmp/outage-kafka";

  /**
   * The first start is Testcontainers' own. After a kill the storage is there already, which not
   * every image of Kafka bears; the configuration that was written then is used again.
   */
  private static final String KAFKA_START =
      """
      if [ -f %s/meta.properties ]; then
        exec java -cp '/opt/kafka/libs/*' kafka.Kafka /opt/kafka/config/server.properties
      fi
      while [ ! -f /tmp/testcontainers_start.sh ]; do sleep 0.1; done
      exec /tmp/testcontainers_start.sh
      """
          .formatted(KAFKA_DATA);

  private final GenericContainer<?> container;
  private final Callable<Boolean> answers;

  private OutsidePart(GenericContainer<?> container, Callable<Boolean> answers) {
    this.container = container;
    this.answers = answers;
  }

  static OutsidePart kafka(int port) {
    KafkaContainer kafka =
        Containers.kafka()
            .withEnv("KAFKA_LOG_DIRS", KAFKA_DATA)
            .withCommand("sh", "-c", KAFKA_START);
    kafka.setPortBindings(List.of(port + ":9092"));
    kafka.start();
    return new OutsidePart(kafka, () -> kafkaAnswers(kafka.getBootstrapServers()));
  }

  static OutsidePart postgres(int port) {
    PostgreSQLContainer postgres = Containers.postgres();
    postgres.setPortBindings(List.of(port + ":" + PostgreSQLContainer.POSTGRESQL_PORT));
    postgres.start();
    return new OutsidePart(postgres, () -> databaseAnswers(postgres));
  }

  /** Of the machine; a part has the same again when it comes back. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean kafkaAnswers(String servers) throws Exception {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", servers,
            "default.api.timeout.ms", 2000,
            "request.timeout.ms", 2000);
    try (Admin admin = Admin.create(properties)) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    }
  }

  private static boolean databaseAnswers(PostgreSQLContainer postgres) throws Exception {
    try (var connection =
        DriverManager.getConnection(
            postgres.getJdbcUrl() + "&connectTimeout=2&socketTimeout=2",
            postgres.getUsername(),
            postgres.getPassword())) {
      return connection.isValid(1);
    }
  }

  /** Connections stay open and new ones are taken, but nobody answers. */
  void fallSilent() {
    container.getDockerClient().pauseContainerCmd(container.getContainerId()).exec();
  }

  void speakAgain() {
    container.getDockerClient().unpauseContainerCmd(container.getContainerId()).exec();
    awaitAnswer();
  }

  /** In the middle of its work; connections are refused afterwards. */
  void vanish() {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  void comeBack() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    awaitAnswer();
  }

  private void awaitAnswer() {
    await().atMost(PATIENCE).ignoreExceptions().until(answers);
  }

  @Override
  public void close() {
    container.stop();
  }
}
