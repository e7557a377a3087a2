package no.nov.hub.benchmark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import no.nov.hub.RealSettings;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.KafkaSettings;
import no.nov.hub.platform.transport.TopicCreation;
import no.nov.hub.platform.transport.TopicReader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.util.FileSystemUtils;

/**
 * What one contender finds: the hub's topics, new and empty, a directory for its database, and,
 * once it stands ready, the same submissions in the inboxes as all others.
 *
 * @param clientProperties with which every contender connects
 */
record Stage(Map<String, Object> clientProperties, Path directory, int submissions) {

  private static final TopicCreation TOPICS =
      new TopicCreation(
          RealSettings.PARTICIPANTS,
          new KafkaSettings("as the clients' properties say", Map.of(), "benchmark", (short) 1));

  static Stage clean(Map<String, Object> clientProperties, Path directory, int submissions)
      throws IOException, InterruptedException, ExecutionException {
    FileSystemUtils.deleteRecursively(directory);
    try (Admin admin = Admin.create(new HashMap<>(clientProperties))) {
      admin.deleteTopics(topics(admin)).all().get();
      await().until(() -> topics(admin).isEmpty());
      await()
          .untilAsserted(
              () -> assertThatCode(() -> TOPICS.createMissing(admin)).doesNotThrowAnyException());
    }
    return new Stage(clientProperties, directory, submissions);
  }

  private static List<String> topics(Admin admin) throws InterruptedException, ExecutionException {
    return admin.listTopics().names().get().stream().filter(t -> t.startsWith("nov.")).toList();
  }

  /**
   * @param from the first submission, counted from 0
   * @param to one past the last
   */
  void fillInboxes(int from, int to) {
    Map<String, Object> settings = new HashMap<>(clientProperties);
    settings.put("linger.ms", 20);
    settings.put("batch.size", 1 << 17);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      IntStream.range(from, to).mapToObj(Load::submission).forEach(producer::send);
    }
  }

  /** A contender that does less than the others wins nothing. */
  void requireWholeWork() {
    long wrong = IntStream.range(0, submissions).filter(Load::isWrong).count();
    long receipts = count(Load.SENDERS.stream().map(Topics::receipts).toList());
    long results = count(List.of(Topics.MEMBERSHIP, Topics.EVENTS, Topics.POSITIONS));
    if (receipts != submissions || results != submissions - wrong) {
      throw new IllegalStateException(
          "%d receipts and %d results of %d submissions, %d of them wrong"
              .formatted(receipts, results, submissions, wrong));
    }
  }

  private long count(List<String> topics) {
    Map<String, Long> from = new HashMap<>();
    topics.forEach(topic -> from.put(topic, 0L));
    long[] records = {0};
    try (TopicReader reader = new TopicReader(clientProperties)) {
      reader.readToEnd(from, record -> records[0]++);
    }
    return records[0];
  }
}
