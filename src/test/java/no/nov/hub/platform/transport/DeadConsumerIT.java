package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.platform.transport.health.Lag;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.test.context.TestPropertySource;

/** A thread that reads for a route can die, and the route is called started all the same. */
@HubIntegrationTest
@TestPropertySource(
    properties =
        "hub.routes.project-positions.from=kafka:nov.positions?groupId=nov-hub-positions&interceptorClasses=no.nov.hub.platform.transport.DeadConsumerIT$Deadly")
class DeadConsumerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Autowired HubClient hub;
  @Autowired CamelContext camel;
  @Autowired Lag lag;
  @Autowired Clock clock;

  /** Lets its consumer's thread die once. Kafka catches only an interceptor's exceptions. */
  public static final class Deadly implements ConsumerInterceptor<byte[], byte[]> {

    static final AtomicBoolean NEXT = new AtomicBoolean();

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
      if (NEXT.compareAndSet(true, false)) {
        throw new NoClassDefFoundError("as from a jar that was replaced while the hub runs");
      }
      return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
      // Nothing dies here.
    }

    @Override
    public void configure(Map<String, ?> configs) {
      // There is nothing to set.
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }

  @Test
  void aRouteWhoseThreadDiedIsToldByTheLagAndStartedAnewWithoutLosingARecord() {
    hub.awaitReady();
    submit("before");
    seen("before");

    Deadly.NEXT.set(true);
    submit("deadly");
    await().atMost(PATIENCE).until(() -> !Deadly.NEXT.get());
    assertThat(camel.getRouteController().getRouteStatus("project-positions").isStarted()).isTrue();
    lag.look(clock.instant());
    Health health = afterAMinute();

    assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(health.getDetails()).containsKey("nov-hub-positions on nov.positions");
    seen("deadly");
    await().atMost(PATIENCE).until(() -> afterAMinute().getStatus().equals(Status.UP));
  }

  private Health afterAMinute() {
    lag.look(clock.instant().plusSeconds(61));
    return lag.health();
  }

  private void submit(String issue) {
    hub.submit("modum", Messages.position("modum", issue, issue, "for"));
  }

  private void seen(String issue) {
    hub.eventually("modum", "/api/v1/issues/" + issue, answer -> true);
  }
}
