package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.platform.transport.health.RoutesHealth;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.test.context.TestPropertySource;

/** A hub that runs while a topic turns out to end before what has been read of it. */
@HubIntegrationTest
@TestPropertySource(
    properties = {
      "hub.routes.project-positions.from=kafka:nov.positions?groupId=lost-positions",
      "hub.routes.keep-minutes.from=kafka:nov.private.meetings?groupId=lost-minutes",
      "hub.routes.keep-polls.from=kafka:nov.private.meetings?groupId=lost-polls",
      "hub.routes.admit.from=kafka:nov[.]inbox[.].*?topicIsPattern=true&groupId=lost-inbox"
    })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LostTopicsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long MORE_THAN_THERE_IS = 1_000_000;

  @Autowired HubClient hub;
  @Autowired CamelContext camel;
  @Autowired Broker broker;
  @Autowired RoutesHealth health;

  @Test
  @Order(1)
  void a_route_whose_topic_ends_before_what_it_has_read_stands_still_and_says_so()
      throws Exception {
    hub.awaitReady();
    hub.submit("modum", Messages.position("modum", "lost-1", "lost-1", "for"));
    hub.eventually("modum", "/api/v1/issues/lost-1", answer -> true);

    hasRead("project-positions", "lost-positions", "nov.positions");

    assertThat(told("project-positions"))
        .contains("nov.positions was read to 1000000 (lost-positions)", "'accept-loss'");
  }

  @Test
  @Order(2)
  void whoever_posts_to_an_inbox_that_has_lost_its_tail_is_not_told_that_it_was_received()
      throws Exception {
    hub.awaitReady();

    hasRead("admit", "lost-inbox", "nov.inbox.modum");

    assertThat(told("admit")).contains("nov.inbox.modum was read to 1000000 (lost-inbox)");
    var refused = hub.submit("modum", Messages.position("modum", "lost-2", "lost-2", "for"));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.codes()).containsExactly("not_received");
    assertThat(hub.submit("asker", Messages.position("asker", "lost-3", "lost-2", "for")).status())
        .isEqualTo(202);
  }

  @Test
  @Order(3)
  void every_group_of_a_topic_that_has_lost_its_tail_stands_still_and_says_so() throws Exception {
    hub.awaitReady();

    hasRead("keep-minutes", "lost-minutes", "nov.private.meetings");

    assertThat(told("keep-minutes")).contains("(lost-minutes)", "'accept-loss'");
    assertThat(told("keep-polls")).contains("(lost-minutes)", "'accept-loss'");
    await()
        .atMost(PATIENCE)
        .until(
            () -> camel.getRouteController().getRouteStatus("keep-polls") == ServiceStatus.Stopped);
  }

  private String told(String route) {
    await().atMost(PATIENCE).until(() -> health.health().getDetails().containsKey(route));
    Health told = health.health();
    assertThat(told.getStatus()).isEqualTo(Status.DOWN);
    return told.getDetails().get(route).toString();
  }

  /** The group alone can be moved in a hub that runs, and only while nobody is in it. */
  private void hasRead(String route, String group, String topic) throws Exception {
    camel.getRouteController().stopRoute(route);
    try (Admin admin = Admin.create(broker.clientProperties())) {
      var offsets = Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(MORE_THAN_THERE_IS));
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(
              () -> {
                admin.alterConsumerGroupOffsets(group, offsets).all().get();
                return true;
              });
    }
    camel.getRouteController().startRoute(route);
  }
}
