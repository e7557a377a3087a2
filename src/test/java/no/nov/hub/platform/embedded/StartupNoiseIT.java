package no.nov.hub.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import no.nov.hub.LogLines;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Kafka logs beside an embedded broker. */
class StartupNoiseIT {

  private static final Logger REQUESTS = LoggerFactory.getLogger("kafka.server.ControllerApis");
  private static final Logger HEARTBEATS =
      LoggerFactory.getLogger("org.apache.kafka.controller.ReplicationControlManager");

  private static EmbeddedBroker broker;

  @BeforeAll
  static void start(@TempDir Path directory) {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).resetTurboFilterList();
    broker = EmbeddedBroker.start(BrokerClients.settings(directory));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void what_kafka_mends_itself_at_a_start_is_not_logged() {
    try (LogLines log = new LogLines()) {
      REQUESTS.error(
          "[ControllerApis nodeId=1] Unexpected error handling request RequestHeader(…)",
          new CompletionException(new NotControllerException("It appears to be node 1.")));
      HEARTBEATS.error(
          "[QuorumController id=1] processExpiredBrokerHeartbeat: controller event queue overloaded. Timed out heartbeat from broker {}.",
          1);

      assertThat(log.texts()).noneMatch(text -> text.contains("node"));
      assertThat(log.texts()).noneMatch(text -> text.contains("heartbeat"));
    }
  }

  @Test
  void other_faults_of_the_same_parts_are() {
    try (LogLines log = new LogLines()) {
      REQUESTS.error(
          "[ControllerApis nodeId=1] Unexpected error handling request RequestHeader(…)",
          new CompletionException(new UnknownServerException("another")));
      REQUESTS.error("no fault beside it");
      HEARTBEATS.error("[QuorumController id=1] something else of broker {}", 1);

      assertThat(log.texts())
          .anyMatch(text -> text.contains("another"))
          .anyMatch(text -> text.contains("no fault beside it"))
          .anyMatch(text -> text.contains("something else of broker 1"));
    }
  }
}
