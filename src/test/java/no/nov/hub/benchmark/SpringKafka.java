package no.nov.hub.benchmark;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a Spring developer would pick: a batch listener in Kafka transactions, which does the work
 * of the bare loop with the same memory. The listener keeps before the container commits, so a
 * crash between the two would take a submission for its own repeat; a hand must mend that, which
 * the hub and the bare loop do by themselves.
 */
record SpringKafka(String name) implements Contender {

  @Override
  public Ready prepare(Stage stage) throws Exception {
    return new Listening(stage);
  }

  private static final class Listening implements Ready, BatchMessageListener<byte[], byte[]> {

    private final BareDoor door = new BareDoor();
    private final AtomicInteger admitted = new AtomicInteger();
    private volatile int wanted;
    private volatile CountDownLatch done;
    private final BareMemory memory;
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final KafkaTemplate<byte[], byte[]> template;
    private final KafkaMessageListenerContainer<byte[], byte[]> container;

    Listening(Stage stage) throws Exception {
      memory = new BareMemory(stage.directory());
      producers =
          new DefaultKafkaProducerFactory<>(
              BareLoop.producerSettings(stage),
              new ByteArraySerializer(),
              new ByteArraySerializer());
      producers.setTransactionIdPrefix("spring-kafka-");
      template = new KafkaTemplate<>(producers);
      ContainerProperties properties =
          new ContainerProperties(BareLoop.inboxes().toArray(new String[0]));
      properties.setMessageListener(this);
      var transactions = new KafkaTransactionManager<>(producers);
      transactions.setTransactionSynchronization(
          AbstractPlatformTransactionManager.SYNCHRONIZATION_ALWAYS);
      properties.setKafkaAwareTransactionManager(transactions);
      container =
          new KafkaMessageListenerContainer<>(
              new DefaultKafkaConsumerFactory<>(
                  BareLoop.consumerSettings(stage, "spring-kafka"),
                  new ByteArrayDeserializer(),
                  new ByteArrayDeserializer()),
              properties);
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
      List<BareDoor.Read> batch = new ArrayList<>(records.size());
      records.forEach(record -> batch.add(door.read(record)));
      try {
        var before = memory.recall(BareDoor.messageKeys(batch));
        BareDoor.Work work = door.work(batch, before);
        work.records().forEach(template::send);
        memory.keep(work.admitted(), Map.of());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              if (admitted.addAndGet(records.size()) == wanted) {
                done.countDown();
              }
            }
          });
    }

    @Override
    public void admit(int inAll) throws InterruptedException {
      done = new CountDownLatch(1);
      wanted = inAll;
      container.start();
      done.await();
    }

    @Override
    public void pause() {
      container.stop();
    }

    @Override
    public void close() throws SQLException {
      container.stop();
      producers.destroy();
      memory.close();
    }
  }
}
