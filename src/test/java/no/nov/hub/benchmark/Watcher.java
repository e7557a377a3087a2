package no.nov.hub.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;

/** Reads receipts and statistics as an association's system does. */
final class Watcher implements AutoCloseable {

  private final Arrivals arrivals;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::read, "benchmark-watcher");

  Watcher(String kafka, Arrivals arrivals) {
    this.arrivals = arrivals;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> topics = new ArrayList<>();
    Participants.IDS.forEach(id -> topics.add(new TopicPartition(Topics.receipts(id), 0)));
    topics.add(new TopicPartition(Topics.STATISTICS, 0));
    consumer.assign(topics);
    consumer.seekToBeginning(topics);
  }

  void start() {
    thread.start();
  }

  private void read() {
    try {
      while (true) {
        consumer.poll(Duration.ofSeconds(1)).forEach(this::read);
      }
    } catch (WakeupException e) {
      consumer.close();
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    JsonNode data = Json.MAPPER.readTree(record.value()).get("data");
    if (record.topic().equals(Topics.STATISTICS)) {
      data.get("sources").forEach(source -> arrivals.inStatistics(number(source)));
    } else if (!data.get("status").asString().equals("accepted")) {
      throw new IllegalStateException("Not accepted: " + data);
    } else {
      arrivals.receipt(number(data));
    }
  }

  private static int number(JsonNode ofMessage) {
    return Integer.parseInt(ofMessage.get("messageId").asString().substring("m-".length()));
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
  }
}
