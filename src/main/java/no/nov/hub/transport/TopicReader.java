package no.nov.hub.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics of one partition from given offsets to their present end, as a {@code
 * read_committed} reader sees it.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;

  public TopicReader(Map<String, Object> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    consumer = new KafkaConsumer<>(properties);
  }

  /**
   * @param from the next offset to read of each topic
   * @return the next offset after the end that was reached
   */
  public Map<String, Long> readToEnd(Map<String, Long> from, Consumer<Received> reader) {
    Map<TopicPartition, Long> starts = new HashMap<>();
    from.forEach((topic, offset) -> starts.put(new TopicPartition(topic, 0), offset));
    consumer.assign(starts.keySet());
    starts.forEach(consumer::seek);
    Map<TopicPartition, Long> ends = consumer.endOffsets(starts.keySet());
    while (starts.keySet().stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        reader.accept(
            new Received(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers()));
      }
    }
    Map<String, Long> reached = new HashMap<>();
    starts.keySet().forEach(p -> reached.put(p.topic(), consumer.position(p)));
    return reached;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
