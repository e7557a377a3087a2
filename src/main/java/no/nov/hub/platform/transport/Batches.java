package no.nov.hub.platform.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.springframework.stereotype.Component;

/**
 * First and last step of each route that reads a topic: makes a batch of what Camel polled, and
 * commits it.
 */
@Component("batches")
public class Batches {

  /**
   * @param exchanges one per record, as Camel's Kafka consumer hands over a batch
   */
  public Batch read(List<Exchange> exchanges) {
    List<Received> records =
        eachOnce(exchanges.stream().map(e -> received(e.getMessage())).toList());
    DefaultKafkaManualCommit commit =
        exchanges
            .get(0)
            .getMessage()
            .getHeader(KafkaConstants.MANUAL_COMMIT, DefaultKafkaManualCommit.class);
    return new Batch(records, commit.getCamelExchangePayload().consumer);
  }

  /**
   * Camel gathers a batch over several polls and keeps what it has when the group is divided anew
   * in between; the consumer then reads the same records again from the last commit.
   */
  static List<Received> eachOnce(List<Received> polled) {
    Map<TopicPartition, Long> last = new HashMap<>();
    List<Received> once = new ArrayList<>(polled.size());
    for (Received record : polled) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      if (record.offset() > last.getOrDefault(partition, -1L)) {
        last.put(partition, record.offset());
        once.add(record);
      }
    }
    return once;
  }

  /**
   * Commits all partitions of the batch. Camel's own commit object knows one partition only, and
   * its header on the outer message names the last record's.
   */
  public void commit(Batch batch) {
    batch.consumer().commitSync(batch.nextOffsets());
  }

  private static Received received(Message message) {
    return new Received(
        message.getHeader(KafkaConstants.TOPIC, String.class),
        message.getHeader(KafkaConstants.PARTITION, Integer.class),
        message.getHeader(KafkaConstants.OFFSET, Long.class),
        message.getHeader(KafkaConstants.TIMESTAMP, Long.class),
        (byte[]) message.getHeader(KafkaConstants.KEY),
        (byte[]) message.getBody(),
        (Headers) message.getHeader(KafkaConstants.HEADERS));
  }
}
