package no.nov.hub.platform.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.nov.hub.platform.transport.outage.NotTogether;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics of one partition from given offsets to their present end, as a {@code
 * read_committed} reader sees it.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A consumer that is closed waits for the answer to what it asked last. */
  private static final int FETCH_WAIT_MILLIS = 10;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Admin admin;

  public TopicReader(Map<String, Object> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    consumer = new KafkaConsumer<>(properties);
    admin = Admin.create(new HashMap<>(clientProperties));
  }

  /**
   * Waits for transactions that were open at the beginning: what they publish belongs to the
   * present end.
   *
   * @param from the next offset to read of each topic
   * @return the next offset after the end that was reached
   * @throws TimeoutException if nothing comes for half a minute before the end
   */
  public Map<String, Long> readToEnd(Map<String, Long> from, Consumer<Received> reader) {
    Map<TopicPartition, Long> starts = partitions(from);
    Map<TopicPartition, Long> ends = ends(starts.keySet());
    consumer.assign(starts.keySet());
    starts.forEach(consumer::seek);
    long latest = System.nanoTime() + PATIENCE.toNanos();
    while (starts.keySet().stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      if (System.nanoTime() - latest > 0) {
        throw new TimeoutException("A transaction is still open on one of " + from.keySet());
      }
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        latest = System.nanoTime() + PATIENCE.toNanos();
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
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

  /**
   * @param next the next offset that is expected of each topic
   * @param reader who expects it
   * @throws NotTogether if a topic ends before that
   */
  public void refuseShorter(Map<String, Long> next, String reader) {
    Map<TopicPartition, Long> starts = partitions(next);
    Map<TopicPartition, Long> ends = ends(starts.keySet());
    List<TruncatedTopic> lost =
        starts.entrySet().stream()
            .filter(start -> start.getValue() > ends.get(start.getKey()))
            .map(
                start ->
                    new TruncatedTopic(
                        start.getKey().topic(), reader, start.getValue(), ends.get(start.getKey())))
            .toList();
    if (!lost.isEmpty()) {
      throw new NotTogether(TruncatedTopic.told(lost));
    }
  }

  private static Map<TopicPartition, Long> partitions(Map<String, Long> topics) {
    Map<TopicPartition, Long> partitions = new HashMap<>();
    topics.forEach((topic, offset) -> partitions.put(new TopicPartition(topic, 0), offset));
    return partitions;
  }

  /**
   * With what is not committed yet: a transaction's end is marked a moment after its commit is
   * acknowledged.
   */
  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    try {
      admin
          .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
          .all()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .forEach((partition, end) -> ends.put(partition, end.offset()));
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new KafkaException("The ends of the topics are not to be had", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while reading topics", e);
    }
    return ends;
  }

  @Override
  public void close() {
    consumer.close();
    admin.close(Duration.ofSeconds(1));
  }
}
