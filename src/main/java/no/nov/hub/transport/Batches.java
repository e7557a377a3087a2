package no.nov.hub.transport;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommit;
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
    List<Received> records = exchanges.stream().map(e -> received(e.getMessage())).toList();
    DefaultKafkaManualCommit commit =
        exchanges
            .get(0)
            .getMessage()
            .getHeader(KafkaConstants.MANUAL_COMMIT, DefaultKafkaManualCommit.class);
    return new Batch(records, commit.getCamelExchangePayload().consumer);
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
