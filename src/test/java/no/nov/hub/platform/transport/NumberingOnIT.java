package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.embedded.BrokerClients;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import no.nov.hub.platform.transport.outage.NotTogether;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** On a broker of its own, where topics end before what is remembered of them. */
class NumberingOnIT {

  @TempDir static Path directory;

  private static EmbeddedBroker broker;
  private static Admin admin;

  private final JdbcTemplate database = new JdbcTemplate(TestDatabase.fresh().dataSource());

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(BrokerClients.settings(directory));
    admin = Admin.create(broker.clientProperties());
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 25_000})
  void a_topic_goes_on_where_it_was_known_to_end_and_its_readers_see_nothing_of_it(int missing)
      throws Exception {
    String topic = topicWithThree("numbered-" + missing);
    TruncatedTopic lost = new TruncatedTopic(topic, "somebody", 3 + missing, 3);

    try (NumberingOn numbers = new NumberingOn(broker.clientProperties())) {
      numbers.moveOn(lost);
    }

    assertThat(end(topic)).isBetween(lost.remembered(), lost.remembered() + 3);
    send(topic, "next");
    assertThat(committed(topic)).containsExactly("0", "1", "2", "next");
  }

  @Test
  void what_the_tables_and_the_hubs_groups_remember_beyond_the_end_is_found() throws Exception {
    String inbox = topicWithThree("nov.inbox.drammen");
    String receipts = topicWithThree("nov.receipts.drammen");
    String events = topicWithThree("nov.events");
    String positions = topicWithThree("nov.positions");
    String groups = topicWithThree("nov.private.groups");
    topicWithThree("nov.membership");
    remember("INSERT INTO kept.admission_progress VALUES ('drammen', 9, 3)");
    remember("INSERT INTO projection.progress VALUES ('calendar', 'nov.events', 0, 7)");
    remember("INSERT INTO kept.progress VALUES ('groups', 'nov.private.groups', 0, 4)");
    remember("INSERT INTO kept.progress VALUES ('polls', 'nov.private.meetings', 0, -8)");
    commit("nov-hub-positions", positions, 5);
    commit("nov-hub-admission", inbox, 6);
    commit("anybody", receipts, 1_000_000_000_000L);

    List<TruncatedTopic> lost = TruncatedTopics.find(admin, database);

    assertThat(lost)
        .extracting(TruncatedTopic::topic, TruncatedTopic::missing)
        .containsExactly(tuple(events, 4), tuple(inbox, 6), tuple(positions, 2), tuple(groups, 1));
    assertThatThrownBy(() -> TruncatedTopics.refuse(admin, database))
        .isInstanceOf(NotTogether.class)
        .hasMessageContaining(
            "nov.inbox.drammen was read to 9 (admission, in the database), but the topic ends at 3: at least 6 offsets are missing, as far as the hub remembers")
        .hasMessageContaining("nov.positions was read to 5 (nov-hub-positions)")
        .hasMessageContaining("at least 1 offset is missing")
        .hasMessageContaining("'accept-loss'")
        .hasMessageContaining("no receipt id of what was judged is given twice");
    try (NumberingOn numbers = new NumberingOn(broker.clientProperties())) {
      lost.forEach(numbers::moveOn);
    }
    assertThat(TruncatedTopics.find(admin, database)).isEmpty();
  }

  @Test
  void a_topic_with_a_broken_record_is_named_and_whole_ones_are_not() throws Exception {
    topicWithThree("nov.whole");
    String broken = topicWithThree("nov.yet-whole");
    Set<String> both = Set.of("nov.whole", broken, "nov.not-there");
    assertThat(ReadableTopics.fault(broker.clientProperties(), admin, both)).isEmpty();

    Path file = directory.resolve("kafka").resolve(broken + "-0/00000000000000000000.log");
    try (FileChannel log = FileChannel.open(file, StandardOpenOption.WRITE)) {
      log.write(ByteBuffer.allocate(2), log.size() - 2);
    }

    assertThat(ReadableTopics.fault(broker.clientProperties(), admin, Set.of("nov.whole")))
        .as("a stranger's is not looked at")
        .isEmpty();
    assertThat(ReadableTopics.fault(broker.clientProperties(), admin, both))
        .get()
        .asString()
        .startsWith("nov.yet-whole cannot be read to its end (");
  }

  private static Tuple tuple(String topic, long missing) {
    return Assertions.tuple(topic, missing);
  }

  private void remember(String row) {
    database.update(row);
  }

  private static void commit(String group, String topic, long next) throws Exception {
    admin
        .alterConsumerGroupOffsets(
            group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(next)))
        .all()
        .get();
  }

  private static String topicWithThree(String topic) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    send(topic, "0", "1", "2");
    return topic;
  }

  private static void send(String topic, String... values) throws Exception {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            broker.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8))).get();
      }
    }
  }

  private static long end(String topic) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .get()
        .offset();
  }

  private static List<String> committed(String topic) {
    List<String> values = new ArrayList<>();
    try (TopicReader reader = new TopicReader(broker.clientProperties())) {
      reader.readToEnd(
          Map.of(topic, 0L),
          record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
    }
    return values;
  }
}
