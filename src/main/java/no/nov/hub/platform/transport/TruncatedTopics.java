package no.nov.hub.platform.transport;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import no.nov.hub.platform.transport.outage.NotTogether;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds the topics that have lost their tail: where the database or a consumer group of the hub's
 * remembers more than there is. What is written next would get offsets that were used before, so it
 * would be passed over, under the receipt ids of others. Groups of others are not asked: anybody
 * may commit any number to his own.
 */
public final class TruncatedTopics {

  private static final String OWN_GROUPS = "nov-hub-";

  private TruncatedTopics() {}

  /**
   * In the order of their names. A topic that is not there at all is another fault, and not told
   * here.
   */
  public static List<TruncatedTopic> find(Admin admin, JdbcTemplate database) {
    // In this order: another instance at work remembers only what stands on the topics by then.
    List<RememberedOffset> all = new ArrayList<>(committed(admin));
    all.addAll(RememberedOffset.inDatabase(database));
    Map<String, RememberedOffset> furthest =
        all.stream()
            .filter(known -> known.next() > 0)
            .collect(
                toMap(
                    RememberedOffset::topic,
                    known -> known,
                    BinaryOperator.maxBy(comparing(RememberedOffset::next)),
                    TreeMap::new));
    furthest.keySet().retainAll(await(admin.listTopics().names()));
    Map<String, Long> ends = ends(admin, furthest.keySet());
    return furthest.values().stream()
        .filter(known -> known.next() > ends.get(known.topic()))
        .map(known -> TruncatedTopic.of(known, ends.get(known.topic())))
        .toList();
  }

  /**
   * @throws NotTogether if there is one
   */
  static void refuse(Admin admin, JdbcTemplate database) {
    List<TruncatedTopic> lost = find(admin, database);
    if (!lost.isEmpty()) {
      throw new NotTogether(TruncatedTopic.told(lost));
    }
  }

  private static List<RememberedOffset> committed(Admin admin) {
    Map<String, ListConsumerGroupOffsetsSpec> groups =
        await(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
            .map(GroupListing::groupId)
            .filter(group -> group.startsWith(OWN_GROUPS))
            .collect(toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
    List<RememberedOffset> committed = new ArrayList<>();
    if (!groups.isEmpty()) {
      await(admin.listConsumerGroupOffsets(groups).all())
          .forEach(
              (group, offsets) ->
                  offsets.forEach(
                      (partition, next) -> {
                        if (next != null) {
                          committed.add(
                              new RememberedOffset(group, partition.topic(), next.offset()));
                        }
                      }));
    }
    return committed;
  }

  private static Map<String, Long> ends(Admin admin, Set<String> topics) {
    Map<TopicPartition, OffsetSpec> latest =
        topics.stream()
            .collect(
                Collectors.toMap(topic -> new TopicPartition(topic, 0), t -> OffsetSpec.latest()));
    Map<String, Long> ends = new HashMap<>();
    await(admin.listOffsets(latest).all())
        .forEach((partition, end) -> ends.put(partition.topic(), end.offset()));
    return ends;
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new KafkaException("How far the topics go, and who knows it, is not to be had", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while asking how far the topics go", e);
    }
  }
}
