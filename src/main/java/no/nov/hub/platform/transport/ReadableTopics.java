package no.nov.hub.platform.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whether topics can be read from their beginning to their end. Kafka takes new records behind half
 * a record too, and nobody can read them there.
 */
public final class ReadableTopics {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ReadableTopics() {}

  /**
   * @param topics to look at; those that are not there are passed over
   * @return which of them cannot be read, and why; empty if all can
   * @throws TimeoutException if nothing comes any more, so that it is not known
   */
  public static Optional<String> fault(
      Map<String, Object> clientProperties, Admin admin, Set<String> topics) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    // A transaction that a crash has left open holds up those who read what is committed.
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
      return names(admin)
          .filter(topics::contains)
          .flatMap(topic -> fault(consumer, topic, PATIENCE).stream())
          .findFirst();
    }
  }

  private static Stream<String> names(Admin admin) {
    try {
      return admin.listTopics().names().get().stream().sorted();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TimeoutException late
          ? late
          : new KafkaException("Which topics there are is not to be had", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while asking which topics there are", e);
    }
  }

  static Optional<String> fault(
      Consumer<byte[], byte[]> consumer, String topic, Duration patience) {
    try {
      readToEnd(consumer, new TopicPartition(topic, 0), patience);
      return Optional.empty();
    } catch (TimeoutException e) {
      throw new TimeoutException(
          "%s could not be read to its end in time (%s)".formatted(topic, e.getMessage()), e);
    } catch (KafkaException e) {
      return Optional.of("%s cannot be read to its end (%s)".formatted(topic, e.getMessage()));
    }
  }

  private static void readToEnd(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, Duration patience) {
    List<TopicPartition> one = List.of(partition);
    consumer.assign(one);
    consumer.seekToBeginning(one);
    long end = consumer.endOffsets(one).get(partition);
    long latest = System.nanoTime() + patience.toNanos();
    for (long at = consumer.position(partition); at < end; ) {
      consumer.poll(POLL);
      long now = consumer.position(partition);
      if (now > at) {
        latest = System.nanoTime() + patience.toNanos();
      } else if (System.nanoTime() - latest > 0) {
        throw new TimeoutException(
            "nothing came for %d s after offset %d, and it ends at %d"
                .formatted(patience.toSeconds(), at, end));
      }
      at = now;
    }
  }
}
