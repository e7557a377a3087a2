package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ReadableTopicsTest {

  private static final TopicPartition EVENTS = new TopicPartition("nov.events", 0);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Of three records the first comes. */
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

  ReadableTopicsTest() {
    consumer.updateBeginningOffsets(Map.of(EVENTS, 0L));
    consumer.updateEndOffsets(Map.of(EVENTS, 3L));
    consumer.schedulePollTask(
        () -> consumer.addRecord(new ConsumerRecord<>("nov.events", 0, 0, null, new byte[1])));
  }

  @Test
  void where_nothing_comes_any_more_it_is_not_said_that_the_topic_is_damaged() {
    assertThatThrownBy(() -> ReadableTopics.fault(consumer, "nov.events", PATIENCE))
        .isInstanceOf(TimeoutException.class)
        .hasMessage(
            "nov.events could not be read to its end in time (nothing came for 1 s after offset 1, and it ends at 3)");
  }

  @Test
  void what_cannot_be_read_is_told() {
    consumer.schedulePollTask(
        () -> consumer.setPollException(new KafkaException("Record 1 is corrupt")));

    assertThat(ReadableTopics.fault(consumer, "nov.events", PATIENCE))
        .contains("nov.events cannot be read to its end (Record 1 is corrupt)");
  }
}
