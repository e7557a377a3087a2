package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.nov.hub.AsyncApi;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicCreationTest {

  private final List<NewTopic> topics =
      new TopicCreation(
              new Participants(
                  List.of(
                      new Participant(
                          "drammen", "Drammen", null, Participant.Kind.ASSOCIATION, null))),
              new KafkaSettings("unused:9092", null, "hub-1", (short) 3))
          .wanted();

  @Test
  void topics_are_kept_as_long_as_the_document_says() {
    Map<String, String> described = new TreeMap<>();
    AsyncApi.read()
        .get("channels")
        .forEach(
            channel ->
                described.put(
                    channel.get("address").asString().replace("{participant}", "drammen"),
                    channel.at("/bindings/kafka/topicConfiguration/retention.ms").asString("")));
    Map<String, String> created =
        topics.stream()
            .collect(Collectors.toMap(NewTopic::name, t -> t.configs().get("retention.ms")));

    assertThat(new TreeMap<>(created)).isEqualTo(described);
  }

  @Test
  void every_topic_has_one_partition_and_loses_nothing_by_compaction() {
    assertThat(topics)
        .allSatisfy(
            topic -> {
              assertThat(topic.numPartitions()).isEqualTo(1);
              assertThat(topic.replicationFactor()).isEqualTo((short) 3);
              assertThat(topic.configs()).containsEntry("cleanup.policy", "delete");
            });
  }
}
