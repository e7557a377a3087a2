package no.nov.hub.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.TopicReader;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A loop around a consumer and a producer on one thread, with batches as large as the hub's. It is
 * told how much it promises; see {@link Promise}. A failure ends it; it has to be started again.
 */
record BareLoop(String name, Promise promise) implements Contender {

  enum Promise {
    /** A crash can give results and receipts twice; a repeat is admitted again. */
    AT_LEAST_ONCE,
    /**
     * One receipt for each submission, in one transaction with the offset; a repeat is admitted
     * again.
     */
    ONE_RECEIPT,
    /**
     * And, as with the hub, no repeat is admitted, after any crash either, and no other message
     * taken for one: the database knows who has sent what, and when the loop begins it learns from
     * the receipts what a crash kept from it.
     */
    ONE_RECEIPT_AND_NO_REPEAT
  }

  static final int BATCH = 1000;
  private static final String RECEIPTS = Topics.receipts("");
  private static final Duration POLL = Duration.ofMillis(20);

  @Override
  public Ready prepare(Stage stage) throws Exception {
    return new Loop(promise, stage);
  }

  static Map<String, Object> consumerSettings(Stage stage, String group) {
    Map<String, Object> settings = new HashMap<>(stage.clientProperties());
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    settings.put("max.poll.records", BATCH);
    return settings;
  }

  static Map<String, Object> producerSettings(Stage stage) {
    Map<String, Object> settings = new HashMap<>(stage.clientProperties());
    settings.put("acks", "all");
    settings.put("linger.ms", 0);
    settings.put("batch.size", 256 * 1024);
    return settings;
  }

  static List<String> inboxes() {
    return Load.SENDERS.stream().map(Topics::inbox).toList();
  }

  private static final class Loop implements Ready {

    private final BareDoor door = new BareDoor();
    private final Promise promise;
    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final BareMemory memory;
    private final TopicReader receipts;
    private int admitted;

    Loop(Promise promise, Stage stage) throws Exception {
      this.promise = promise;
      consumer =
          new KafkaConsumer<>(
              consumerSettings(stage, "bare-" + promise),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      Map<String, Object> settings = producerSettings(stage);
      if (promise != Promise.AT_LEAST_ONCE) {
        settings.put("transactional.id", "bare-" + promise);
      }
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      if (promise != Promise.AT_LEAST_ONCE) {
        producer.initTransactions();
      }
      receipts = new TopicReader(stage.clientProperties());
      memory =
          promise == Promise.ONE_RECEIPT_AND_NO_REPEAT ? new BareMemory(stage.directory()) : null;
    }

    @Override
    public void admit(int inAll) throws SQLException, ExecutionException, InterruptedException {
      if (memory != null) {
        memory.catchUp(receipts);
      }
      consumer.subscribe(inboxes());
      while (admitted < inAll) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          admit(records);
          admitted += records.count();
        }
      }
    }

    @Override
    public void pause() {
      consumer.unsubscribe();
    }

    private void admit(ConsumerRecords<byte[], byte[]> records)
        throws SQLException, ExecutionException, InterruptedException {
      List<BareDoor.Read> batch = new ArrayList<>(records.count());
      for (ConsumerRecord<byte[], byte[]> record : records) {
        batch.add(door.read(record));
      }
      Map<String, BareDoor.Known> before =
          memory == null ? Map.of() : memory.recall(BareDoor.messageKeys(batch));
      BareDoor.Work work = door.work(batch, before);
      List<Future<RecordMetadata>> sent = new ArrayList<>(work.records().size());
      if (promise == Promise.AT_LEAST_ONCE) {
        work.records().forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        consumer.commitSync(next(records));
      } else {
        producer.beginTransaction();
        work.records().forEach(record -> sent.add(producer.send(record)));
        producer.sendOffsetsToTransaction(next(records), consumer.groupMetadata());
        producer.commitTransaction();
      }
      if (memory != null) {
        memory.keep(work.admitted(), reached(sent));
      }
    }

    /** The next offset of each receipts topic. */
    private static Map<String, Long> reached(List<Future<RecordMetadata>> sent)
        throws ExecutionException, InterruptedException {
      Map<String, Long> reached = new HashMap<>();
      for (Future<RecordMetadata> each : sent) {
        RecordMetadata place = each.get();
        if (place.topic().startsWith(RECEIPTS)) {
          reached.put(place.topic(), place.offset() + 1);
        }
      }
      return reached;
    }

    private static Map<TopicPartition, OffsetAndMetadata> next(
        ConsumerRecords<byte[], byte[]> records) {
      return records.nextOffsets();
    }

    @Override
    public void close() throws SQLException {
      consumer.close();
      producer.close();
      receipts.close();
      if (memory != null) {
        memory.close();
      }
    }
  }
}
