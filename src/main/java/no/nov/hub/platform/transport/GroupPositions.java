package no.nov.hub.platform.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sets the consumer groups of projections back to where their tables say, so that tables which were
 * emptied, or come from an older copy, are filled again. A group that is not ahead is left alone.
 */
@Component
class GroupPositions {

  private static final Logger LOG = LoggerFactory.getLogger(GroupPositions.class);

  private final CamelContext camel;
  private final Projecting projecting;

  GroupPositions(CamelContext camel, Projecting projecting) {
    this.camel = camel;
    this.projecting = projecting;
  }

  /**
   * Before the routes start: Kafka moves only groups that nobody is in.
   *
   * @param topics that are known to exist, none of them shorter than what is read of it ({@link
   *     TruncatedTopics})
   */
  void follow(Admin admin, Set<String> topics) {
    Map<String, String> groups = groups();
    Map<String, ListConsumerGroupOffsetsSpec> specs = new HashMap<>();
    groups.keySet().forEach(group -> specs.put(group, new ListConsumerGroupOffsetsSpec()));
    try {
      // In this order: another instance at work commits only what its tables have, and its tables
      // have only what stands on the topics.
      var committed = admin.listConsumerGroupOffsets(specs).all().get();
      Map<String, Map<TopicPartition, Long>> positions = projecting.positions();
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      positions.values().stream()
          .flatMap(read -> read.keySet().stream())
          .filter(partition -> topics.contains(partition.topic()))
          .forEach(partition -> latest.put(partition, OffsetSpec.latest()));
      var ends = admin.listOffsets(latest).all().get();
      Map<TopicPartition, Long> last = new HashMap<>();
      ends.forEach((partition, end) -> last.put(partition, end.offset()));
      projecting.readNoFurtherThan(last);
      positions.values().forEach(read -> read.replaceAll((p, at) -> known(at, last.get(p))));
      for (var group : committed.entrySet()) {
        String projection = groups.get(group.getKey());
        setBack(
            admin, group.getKey(), group.getValue(), positions.getOrDefault(projection, Map.of()));
      }
    } catch (ExecutionException e) {
      throw new KafkaException(
          "Where the groups of projections are is not to be had, or one could not be set back. For ten seconds after a hub was stopped its groups are not free; if another hub is in them, stop that one",
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while setting groups back", e);
    }
  }

  /** The names of projections by the groups that read for them. */
  private Map<String, String> groups() {
    Map<String, String> groups = new HashMap<>();
    for (Route route : camel.getRoutes()) {
      if (route.getEndpoint() instanceof KafkaEndpoint topic) {
        projectionOf(route)
            .ifPresent(
                projection -> groups.put(topic.getConfiguration().getGroupId(), projection.name()));
      }
    }
    return groups;
  }

  /** The projection that the route's records go through, if any. */
  private Optional<Projection> projectionOf(Route route) {
    return ((ModelCamelContext) camel)
        .getRouteDefinition(route.getRouteId()).getOutputs().stream()
            .filter(BeanDefinition.class::isInstance)
            .map(step -> camel.getRegistry().lookupByName(((BeanDefinition) step).getRef()))
            .filter(Projection.class::isInstance)
            .map(Projection.class::cast)
            .findFirst();
  }

  /** As {@link Projecting#readNoFurtherThan}. */
  private static long known(long position, Long end) {
    return position >= 0 ? position : Math.min(-position - 1, end == null ? 0 : end);
  }

  private static void setBack(
      Admin admin,
      String group,
      Map<TopicPartition, OffsetAndMetadata> committed,
      Map<TopicPartition, Long> positions)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> behind = new HashMap<>();
    committed.forEach(
        (partition, next) -> {
          long position = positions.getOrDefault(partition, 0L);
          if (next != null && next.offset() > position) {
            behind.put(partition, new OffsetAndMetadata(position));
          }
        });
    if (!behind.isEmpty()) {
      admin.alterConsumerGroupOffsets(group, behind).all().get();
      LOG.info("{} reads again what its tables do not have, from {}", group, behind.keySet());
    }
  }
}
