package no.nov.hub.platform.transport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll brought, with the consumer that brought it. Lives on the consumer's thread only.
 *
 * @param records in the order of their offsets, per partition
 */
public record Batch(List<Received> records, Consumer<?, ?> consumer) {

  private static final int FEW = 10;

  /**
   * Without the records of partitions that the group has given to another consumer since they were
   * polled; that one will read them, and their offsets are not ours to commit.
   */
  public Batch stillOurs() {
    var assigned = consumer.assignment();
    return new Batch(
        records.stream()
            .filter(r -> assigned.contains(new TopicPartition(r.topic(), r.partition())))
            .toList(),
        consumer);
  }

  /**
   * Whether hardly anything waits behind these records, as far as the consumer knows; a few offsets
   * are the ends of transactions, not records.
   */
  public boolean isLast() {
    return consumer.assignment().stream()
        .allMatch(partition -> consumer.currentLag(partition).orElse(0) <= FEW);
  }

  /**
   * The offsets to commit when everything in the batch is done: one past the last of each
   * partition.
   */
  public Map<TopicPartition, OffsetAndMetadata> nextOffsets() {
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    for (Received record : records) {
      next.merge(
          new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1),
          (a, b) -> a.offset() > b.offset() ? a : b);
    }
    return next;
  }
}
