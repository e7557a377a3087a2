package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.platform.embedded.BrokerClients;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that can hold a name forget it in time, also where records keep coming. */
class PersonalTopicsIT {

  @Test
  void nothing_that_can_name_a_person_is_older_than_thirty_days(@TempDir Path directory)
      throws Exception {
    List<NewTopic> topics =
        new TopicCreation(
                new Participants(
                    List.of(
                        new Participant(
                            "drammen", "Drammen", null, Participant.Kind.ASSOCIATION, null))),
                new KafkaSettings("unused:9092", null, "hub-1", (short) 1))
            .wanted();
    Set<String> forEver =
        topics.stream()
            .filter(topic -> topic.configs().get("retention.ms").equals("-1"))
            .map(NewTopic::name)
            .collect(Collectors.toSet());
    assertThat(forEver)
        .as("what stays for ever names nobody")
        .containsExactlyInAnyOrder(
            Topics.MEMBERSHIP,
            Topics.EVENTS,
            Topics.POSITIONS,
            Topics.STATISTICS,
            Topics.STATEMENTS,
            Topics.MAIL,
            Topics.receipts("drammen"));

    SomeDaysAgo clock = new SomeDaysAgo();
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory), clock);
        BrokerClients clients = BrokerClients.hub(broker)) {
      clients.admin().createTopics(topics).all().get();
      Producer<String, String> producer = clients.producer(Map.of());
      for (int days : List.of(45, 31, 20, 5, 0)) {
        clock.days = days;
        for (NewTopic topic : topics) {
          // Its own time of long ago makes no record old.
          producer.send(written(topic.name(), days)).get();
        }
      }
      // Erasures name nobody: they are hashes.
      for (NewTopic topic : topics) {
        List<String> expected =
            forEver.contains(topic.name())
                ? List.of("45", "31", "20", "5", "0")
                : topic.name().equals(Topics.PRIVATE_ERASURES)
                    ? List.of("31", "20", "5", "0")
                    : isForThirtyDays(topic) ? List.of("20", "5", "0") : List.of("5", "0");
        await()
            .atMost(Duration.ofMinutes(3))
            .untilAsserted(
                () -> assertThat(clients.read(topic.name())).as(topic.name()).isEqualTo(expected));
      }
    }
  }

  private static boolean isForThirtyDays(NewTopic topic) {
    return Long.parseLong(topic.configs().get("retention.ms")) > Duration.ofDays(8).toMillis();
  }

  private static ProducerRecord<String, String> written(String topic, int daysAgo) {
    return new ProducerRecord<>(
        topic, null, Instant.EPOCH.toEpochMilli(), "key", Integer.toString(daysAgo));
  }

  /** As if the broker had run since then. */
  private static final class SomeDaysAgo extends Clock {

    private volatile int days = 45;

    @Override
    public Instant instant() {
      return Instant.now().minus(Duration.ofDays(days));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
