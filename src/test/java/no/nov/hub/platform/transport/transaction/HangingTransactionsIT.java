package no.nov.hub.platform.transport.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import no.nov.hub.platform.transport.TopicReader;
import no.nov.hub.platform.transport.transaction.TransactionMarkers.Marker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HangingTransactionsIT {

  private static final String TOPIC = "nov.events";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  @TempDir Path directory;
  private EmbeddedBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker =
        EmbeddedBroker.start(
            new EmbeddedBroker.Settings(
                directory.resolve("kafka"), directory.resolve("secrets"), 0, List.of("drammen")));
    try (Admin admin = Admin.create(broker.clientProperties())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 0"})
  void aForgottenEndIsWrittenAsItWasDecided(boolean committed, int readable) throws Exception {
    try (Producer<byte[], byte[]> producer = producer()) {
      begin(producer, "decided");
      end(committed);
      assertThat(readCommitted()).hasSize(readable);
    }
  }

  @Test
  void aTransactionThatGoesOnIsLeftAlone() throws Exception {
    HangingTransactions hanging = new HangingTransactions(broker::clientProperties);
    try (Producer<byte[], byte[]> producer = producer()) {
      begin(producer, "unfinished");
      hanging.end();
      producer.commitTransaction();
      hanging.end();
      begin(producer, "next");
      producer.abortTransaction();
    }
    assertThat(readCommitted()).containsExactly("unfinished");
  }

  @ParameterizedTest
  @CsvSource({
    // epoch of the records, of the coordinator, its state, committed
    "0, 1, COMPLETE_COMMIT, true",
    "4, 9, COMPLETE_COMMIT, true",
    "0, 1, COMPLETE_ABORT, false",
    "3, 3, COMPLETE_ABORT, false",
    "2, 9, COMPLETE_ABORT, true",
    "0, 2, EMPTY, false"
  })
  void whatWasDecidedFollowsFromTheCoordinator(
      int epoch, int coordinatorsEpoch, TransactionState state, boolean committed) {
    ProducerState open =
        new ProducerState(5, epoch, 0, 0, OptionalInt.empty(), OptionalLong.of(14));
    TransactionDescription transaction =
        new TransactionDescription(
            1, state, 5, coordinatorsEpoch, 20_000, OptionalLong.empty(), Set.of());
    assertThat(HangingTransactions.isCommitted(open, transaction)).isEqualTo(committed);
  }

  private static void begin(Producer<byte[], byte[]> producer, String text) throws Exception {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(TOPIC, text.getBytes(StandardCharsets.UTF_8))).get();
  }

  private void end(boolean commit) throws Exception {
    try (Admin admin = Admin.create(broker.clientProperties())) {
      ProducerState open =
          admin
              .describeProducers(List.of(PARTITION))
              .partitionResult(PARTITION)
              .get()
              .activeProducers()
              .stream()
              .filter(state -> state.currentTransactionStartOffset().isPresent())
              .findFirst()
              .orElseThrow();
      TransactionMarkers.write(
          admin.describeCluster().controller().get(),
          broker.clientProperties(),
          new Marker(
              PARTITION,
              open.producerId(),
              open.producerEpoch(),
              open.producerEpoch() + 1,
              open.coordinatorEpoch().orElse(0),
              commit));
    }
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> properties = new HashMap<>(broker.clientProperties());
    properties.put("transactional.id", "nov-hub-test");
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  private List<String> readCommitted() {
    List<String> texts = new ArrayList<>();
    try (TopicReader reader = new TopicReader(broker.clientProperties())) {
      reader.readToEnd(
          Map.of(TOPIC, 0L),
          record -> texts.add(new String(record.value(), StandardCharsets.UTF_8)));
    }
    return texts;
  }
}
