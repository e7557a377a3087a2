package no.nov.hub.platform.transport.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.outage.DaemonThreads;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes a batch's records and commits its offsets in one Kafka transaction. Camel's own
 * transacted producer leaves the offsets out (CAMEL-24781). After any failure the caller closes it,
 * and the producer is made anew: a fresh one first ends whatever its predecessor left open under
 * the same transactional id (KIP-98), and the group's generation keeps out a process that has lost
 * its partitions (KIP-447).
 */
public final class TransactionalPublisher implements Publisher {

  private static final String LINGER_MILLIS = "0";
  private static final int MAX_REQUEST_BYTES = 3 << 20;

  private final Broker broker;
  private final HangingTransactions hanging;
  private final String transactionalId;
  private final Executor offsetSenders =
      Executors.newCachedThreadPool(DaemonThreads.named("send-offsets"));
  private Producer<byte[], byte[]> producer;

  /** How the offsets of the open transaction fare; null if none is open. */
  private CompletableFuture<Void> begun;

  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  /**
   * @param broker asked only when the producer is made, since it may still be starting
   */
  public TransactionalPublisher(
      Broker broker, HangingTransactions hanging, String transactionalId) {
    this.broker = broker;
    this.hanging = hanging;
    this.transactionalId = transactionalId;
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(broker.clientProperties());
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    // Shorter than a reader waits for a transaction that its owner has left open.
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    return properties;
  }

  @Override
  public boolean isOpen() {
    return producer != null && begun == null;
  }

  /**
   * Makes the producer, which ends any transaction that was left open; what it published is settled
   * afterwards.
   */
  @Override
  public void open() {
    if (isOpen()) {
      return;
    }
    close();
    if (!hanging.end()) {
      throw new KafkaException("Kafka is just ending a transaction; trying again in a moment");
    }
    KafkaProducer<byte[], byte[]> fresh = new KafkaProducer<>(properties());
    try {
      fresh.initTransactions();
    } catch (RuntimeException e) {
      fresh.close(Duration.ZERO);
      throw e;
    }
    producer = fresh;
  }

  /** The offsets on a thread of their own, since whoever sends them waits for Kafka's answer. */
  @Override
  public void begin(Batch batch) {
    Map<TopicPartition, OffsetAndMetadata> offsets = batch.nextOffsets();
    ConsumerGroupMetadata group = batch.consumer().groupMetadata();
    Producer<byte[], byte[]> transacting = producer;
    sent.clear();
    transacting.beginTransaction();
    begun =
        CompletableFuture.runAsync(
            () -> transacting.sendOffsetsToTransaction(offsets, group), offsetSenders);
  }

  @Override
  public void send(List<ProducerRecord<byte[], byte[]>> records) {
    records.forEach(record -> sent.add(producer.send(record)));
  }

  /**
   * @throws KafkaException if the transaction was not, or not certainly, committed
   */
  @Override
  public List<RecordMetadata> commit() {
    awaitOffsets();
    producer.commitTransaction();
    begun = null;
    return settled(sent);
  }

  private void awaitOffsets() {
    try {
      begun.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static List<RecordMetadata> settled(List<Future<RecordMetadata>> sent) {
    List<RecordMetadata> settled = new ArrayList<>(sent.size());
    for (Future<RecordMetadata> future : sent) {
      try {
        settled.add(future.get());
      } catch (ExecutionException e) {
        throw new KafkaException("A record of a committed transaction has no place", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("Interrupted while publishing", e);
      }
    }
    return settled;
  }

  /** Aborts what is open and lets the producer go; {@link #open} makes a new one. */
  @Override
  public void close() {
    begun = null;
    if (producer != null) {
      Producer<byte[], byte[]> old = producer;
      producer = null;
      old.close(Duration.ofSeconds(1));
    }
  }
}
