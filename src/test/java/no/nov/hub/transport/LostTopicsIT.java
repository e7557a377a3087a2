package no.nov.hub.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.test.context.TestPropertySource;

/** A hub that runs while a topic turns out to end before what has been read of it. */
@HubIntegrationTest
@TestPropertySource(
    properties = "hub.routes.project-positions.from=kafka:nov.positions?groupId=lost-topics-it")
class LostTopicsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TopicPartition POSITIONS = new TopicPartition("nov.positions", 0);

  @Autowired HubClient hub;
  @Autowired CamelContext camel;
  @Autowired Broker broker;
  @Autowired RoutesHealth health;

  @Test
  void a_route_whose_topic_ends_before_what_it_has_read_stands_still_and_says_so()
      throws Exception {
    hub.awaitReady();
    hub.submit("modum", Messages.position("modum", "lost-1", "lost-1", "for"));
    hub.eventually("modum", "/api/v1/issues/lost-1", answer -> true);

    hasRead(1_000_000);

    await()
        .atMost(PATIENCE)
        .until(() -> health.health().getDetails().containsKey("project-positions"));
    Health told = health.health();
    assertThat(told.getStatus()).isEqualTo(Status.DOWN);
    assertThat(told.getDetails().get("project-positions").toString())
        .contains("nov.positions was read to 1000000 (lost-topics-it)", "'accept-loss'");
  }

  /** The group alone can be moved in a hub that runs, and only while nobody is in it. */
  private void hasRead(long next) throws Exception {
    camel.getRouteController().stopRoute("project-positions");
    try (Admin admin = Admin.create(broker.clientProperties())) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(
              () -> {
                admin
                    .alterConsumerGroupOffsets(
                        "lost-topics-it", Map.of(POSITIONS, new OffsetAndMetadata(next)))
                    .all()
                    .get();
                return true;
              });
    }
    camel.getRouteController().startRoute("project-positions");
  }
}
