package no.nov.hub.platform.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Moves the ends of topics on to what is remembered of them, since Kafka lets nobody choose an
 * offset: with empty records of transactions that are given up, which those who read what is
 * committed never see.
 */
public final class NumberingOn implements AutoCloseable {

  private static final String TRANSACTIONAL_ID = "nov-hub-accept-loss";

  private static final int AT_ONCE = 10_000;

  private final KafkaProducer<byte[], byte[]> producer;

  public NumberingOn(Map<String, Object> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    producer = new KafkaProducer<>(properties);
    producer.initTransactions();
  }

  /** Afterwards the topic ends at what is remembered or a little later, never before it. */
  public void moveOn(TruncatedTopic lost) {
    // Each transaction's own end has an offset too, but comes a moment later, so it is not counted.
    for (long missing = lost.missing(); missing > 0; missing -= AT_ONCE) {
      giveUp(lost.topic(), Math.min(AT_ONCE, missing));
    }
  }

  private void giveUp(String topic, long records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    producer.beginTransaction();
    for (long i = 0; i < records; i++) {
      sent.add(producer.send(new ProducerRecord<>(topic, 0, null, null)));
    }
    producer.flush(); // Otherwise giving up would spare it the sending.
    sent.forEach(NumberingOn::await);
    producer.abortTransaction();
  }

  private static void await(Future<RecordMetadata> record) {
    try {
      record.get();
    } catch (ExecutionException e) {
      throw new KafkaException("A topic could not be moved on", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while moving topics on", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
