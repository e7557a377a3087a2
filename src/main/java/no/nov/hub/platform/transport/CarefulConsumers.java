package no.nov.hub.platform.transport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import no.nov.hub.platform.transport.outage.NotTogether;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumers that begin at the beginning only where they have never read. With Kafka's own {@code
 * auto.offset.reset} they would do so too, in silence, where a topic ends before what they have
 * read.
 */
final class CarefulConsumers extends DefaultKafkaClientFactory {

  private static final Logger LOG = LoggerFactory.getLogger(CarefulConsumers.class);

  private final CamelContext camel;
  private final LostTopics lost;

  CarefulConsumers(CamelContext camel, LostTopics lost) {
    this.camel = camel;
    this.lost = lost;
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Properties properties) {
    return new Careful(properties);
  }

  private final class Careful extends KafkaConsumer<byte[], byte[]> {

    private final String group;

    Careful(Properties properties) {
      super(properties);
      group = properties.getProperty(ConsumerConfig.GROUP_ID_CONFIG);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration patience) {
      try {
        return carefully(patience);
      } catch (NotTogether e) {
        lost.stopReaders(camel, group, e);
        throw e;
      }
    }

    private ConsumerRecords<byte[], byte[]> carefully(Duration patience) {
      try {
        ConsumerRecords<byte[], byte[]> records = super.poll(patience);
        assignment().forEach(partition -> lost.refuse(partition.topic()));
        return records;
      } catch (NoOffsetForPartitionException e) {
        seekToBeginning(e.partitions());
      } catch (OffsetOutOfRangeException e) {
        Map<TopicPartition, Long> beginnings = beginningOffsets(e.partitions());
        e.offsetOutOfRangePartitions()
            .forEach((partition, at) -> outOfRange(partition, at, beginnings.get(partition), e));
      }
      return ConsumerRecords.empty();
    }

    private void outOfRange(
        TopicPartition partition, long at, long beginning, OffsetOutOfRangeException fault) {
      if (at < beginning) {
        LOG.error(
            "{} had read {} to {}, and what followed is no longer kept: it goes on at {}. Whoever sent something meanwhile has to send it again",
            group,
            partition.topic(),
            at,
            beginning);
        seek(partition, beginning);
        return;
      }
      lost.found(new TruncatedTopic(partition.topic(), group, at, end(partition, fault)));
      lost.refuse(partition.topic());
    }

    /** Where what was read and what is there are no longer the same. */
    private long end(TopicPartition partition, OffsetOutOfRangeException fault) {
      return fault instanceof LogTruncationException cut
              && cut.divergentOffsets().containsKey(partition)
          ? cut.divergentOffsets().get(partition).offset()
          : endOffsets(List.of(partition)).get(partition);
    }
  }
}
