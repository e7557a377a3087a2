package no.nov.hub.platform.transport.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.health.Standstill.Offsets;
import no.nov.hub.platform.transport.health.Standstill.Place;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Where consumer groups are on their topics, as the broker knows it. */
@Component
class GroupOffsets implements DisposableBean {

  private static final int PATIENCE_MILLIS = 5_000;
  private static final Duration PATIENCE_FOR_A_RECORD = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Broker broker;
  private Admin admin;

  GroupOffsets(Broker broker) {
    this.broker = broker;
  }

  /** The names of all topics. */
  synchronized List<String> topics() {
    return List.copyOf(settled(admin().listTopics().names()));
  }

  /** What a {@code read_committed} consumer of each group would have before it. */
  synchronized Map<Place, Offsets> at(List<Place> places) {
    Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (Place place : places) {
      groups.put(place.group(), new ListConsumerGroupOffsetsSpec());
      latest.put(new TopicPartition(place.topic(), 0), OffsetSpec.latest());
    }
    var committed = settled(admin().listConsumerGroupOffsets(groups).all());
    var ends =
        settled(
            admin()
                .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
    Map<Place, Offsets> offsets = new HashMap<>();
    for (Place place : places) {
      TopicPartition partition = new TopicPartition(place.topic(), 0);
      OffsetAndMetadata next = committed.get(place.group()).get(partition);
      offsets.put(
          place, new Offsets(next == null ? 0 : next.offset(), ends.get(partition).offset()));
    }
    return offsets;
  }

  /** Whether a record, and not only the end of a transaction, stands from the offset on. */
  boolean recordFrom(String topic, Offsets offsets) {
    Map<String, Object> properties = new HashMap<>(broker.clientProperties());
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, offsets.committed());
      long latest = System.nanoTime() + PATIENCE_FOR_A_RECORD.toNanos();
      while (consumer.position(partition) < offsets.end() && System.nanoTime() - latest < 0) {
        if (!consumer.poll(POLL).isEmpty()) {
          return true;
        }
      }
      return false;
    }
  }

  private static <T> T settled(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("Kafka does not tell where the groups are", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while asking where the groups are", e);
    }
  }

  private Admin admin() {
    if (admin == null) {
      Map<String, Object> properties = new HashMap<>(broker.clientProperties());
      properties.put("default.api.timeout.ms", PATIENCE_MILLIS);
      properties.put("request.timeout.ms", PATIENCE_MILLIS);
      admin = Admin.create(properties);
    }
    return admin;
  }

  @Override
  public synchronized void destroy() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
