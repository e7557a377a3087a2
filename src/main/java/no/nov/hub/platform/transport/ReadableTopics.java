package no.nov.hub.platform.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import no.nov.hub.platform.message.Topics;
import org.apache.kafka.clients.admin.Admin;
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
   * @return which of the hub's topics cannot be read, and why; empty if all can
   */
  public static Optional<String> fault(Map<String, Object> clientProperties, Admin admin) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    // A transaction that a crash has left open holds up those who read what is committed.
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
      return names(admin).flatMap(topic -> fault(consumer, topic).stream()).findFirst();
    }
  }

  private static Stream<String> names(Admin admin) {
    try {
      return admin.listTopics().names().get().stream().filter(Topics::isOwn).sorted();
    } catch (ExecutionException e) {
      throw new KafkaException("Which topics there are is not to be had", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while asking which topics there are", e);
    }
  }

  private static Optional<String> fault(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    try {
      readToEnd(consumer, new TopicPartition(topic, 0));
      return Optional.empty();
    } catch (KafkaException e) {
      return Optional.of("%s cannot be read to its end (%s)".formatted(topic, e.getMessage()));
    }
  }

  private static void readToEnd(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
    List<TopicPartition> one = List.of(partition);
    consumer.assign(one);
    consumer.seekToBeginning(one);
    long end = consumer.endOffsets(one).get(partition);
    long latest = System.nanoTime() + PATIENCE.toNanos();
    for (long at = consumer.position(partition); at < end; ) {
      consumer.poll(POLL);
      long now = consumer.position(partition);
      if (now > at) {
        latest = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() - latest > 0) {
        throw new TimeoutException("Nothing comes after " + at);
      }
      at = now;
    }
  }
}
