package no.nov.hub.outage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A broker or a database outside the hub, which can fall silent or vanish, and come back. */
final class OutsidePart implements AutoCloseable {

  private final GenericContainer<?> container;
  private final int port;

  private OutsidePart(GenericContainer<?> container, int port, int inside) {
    this.container = container;
    this.port = port;
    container.setPortBindings(List.of(port + ":" + inside));
    container.start();
  }

  static OutsidePart kafka() {
    int port = freePort();
    return new OutsidePart(
        new GenericContainer<>("apache/kafka:4.3.1")
            .withEnv(
                Map.of(
                    "KAFKA_NODE_ID", "1",
                    "KAFKA_PROCESS_ROLES", "broker,controller",
                    "KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093",
                    "KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port,
                    "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
                    "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                    "KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093",
                    "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1",
                    "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1",
                    "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"))
            .waitingFor(
                Wait.forLogMessage(".*Kafka Server started.*", 1)
                    .withStartupTimeout(Duration.ofMinutes(2))),
        port,
        9092);
  }

  static OutsidePart postgres() {
    return new OutsidePart(
        new GenericContainer<>("postgres:17")
            .withEnv(Map.of("POSTGRES_DB", "hub", "POSTGRES_USER", "hub", "POSTGRES_PASSWORD", "t"))
            .waitingFor(
                Wait.forLogMessage(".*database system is ready to accept connections.*", 2)
                    .withStartupTimeout(Duration.ofMinutes(2))),
        freePort(),
        5432);
  }

  int port() {
    return port;
  }

  /** Connections stay open and new ones are taken, but nobody answers. */
  void fallSilent() {
    container.getDockerClient().pauseContainerCmd(container.getContainerId()).exec();
  }

  void speakAgain() {
    container.getDockerClient().unpauseContainerCmd(container.getContainerId()).exec();
  }

  /** Ends in order; connections are refused afterwards. */
  void vanish() {
    container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
  }

  void comeBack() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    container.stop();
  }
}
