package no.nov.hub.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.kafka.clients.admin.Admin;
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

  /** Before the routes start: Kafka moves only groups that nobody is in. */
  void follow(Admin admin) {
    for (Route route : camel.getRoutes()) {
      Optional<Projection> projection = projectionOf(route);
      if (projection.isPresent() && route.getEndpoint() instanceof KafkaEndpoint topic) {
        follow(admin, topic.getConfiguration().getGroupId(), projection.get());
      }
    }
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

  private void follow(Admin admin, String group, Projection projection) {
    try {
      Map<TopicPartition, OffsetAndMetadata> behind = new HashMap<>();
      // In this order: another instance at work commits only what its tables have.
      Map<TopicPartition, OffsetAndMetadata> offsets =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, Long> positions = projecting.positions(projection);
      offsets.forEach(
          (partition, committed) -> {
            long position = positions.getOrDefault(partition, 0L);
            if (committed != null && committed.offset() > position) {
              behind.put(partition, new OffsetAndMetadata(position));
            }
          });
      if (!behind.isEmpty()) {
        admin.alterConsumerGroupOffsets(group, behind).all().get();
        LOG.info("{} reads again what its tables do not have, from {}", group, behind.keySet());
      }
    } catch (ExecutionException e) {
      throw new KafkaException(
          "The group %s could not be set back to where its tables are. If another hub is in it, stop that one"
              .formatted(group),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while setting groups back", e);
    }
  }
}
