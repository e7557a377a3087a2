package no.nov.hub.faults;

import static no.nov.hub.Messages.event;
import static no.nov.hub.Messages.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.nov.hub.HubProcess;
import no.nov.hub.OwnProcess;
import no.nov.hub.OwnProcess.Said;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.TopicReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** A hub that is killed, and whose topics have lost what was written last when it comes back. */
@Tag(FaultSize.TAG)
class LostTailIT {

  private static final int ROUNDS = FaultSize.of(1, 5);
  private static final int POSTS = FaultSize.of(12, 100);
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final String INBOX = Topics.inbox("drammen");
  private static final String RECEIPTS = Topics.receipts("drammen");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private final int kafkaPort = HubProcess.freePort();
  private final Map<String, String> receiptIds = new TreeMap<>();
  private final Set<String> given = new HashSet<>();
  private HubProcess hub;
  private long tried;
  private long lost;
  private long doubled;

  @Test
  void a_hub_whose_topics_have_lost_their_tails_starts_nothing_until_the_loss_is_accepted()
      throws Exception {
    hub = new HubProcess(directory, List.of(data(), "--hub.embedded.kafka.port=" + kafkaPort));
    try (HubProcess ended = hub) {
      hub.start();
      for (int round = 0; round < ROUNDS; round++) {
        Path older = directory.resolve("older-" + round);
        FileSystemUtils.copyRecursively(topic(Topics.POSITIONS), older);
        work("round-" + round);
        hub.kill();

        cutTail(INBOX, round);
        cutTail(RECEIPTS, round);
        cutTail(Topics.EVENTS, round);
        FileSystemUtils.deleteRecursively(topic(Topics.POSITIONS));
        FileSystemUtils.copyRecursively(older, topic(Topics.POSITIONS));
        String refusal = refusedStart();
        assertThat(refusal)
            .contains("Database and topics do not belong together")
            .doesNotContain("\tat ");
        Said accepted = OwnProcess.run("accept-loss", data());

        assertThat(accepted.code()).as(accepted.text()).isZero();
        for (String topic : List.of(INBOX, RECEIPTS, Topics.EVENTS, Topics.POSITIONS)) {
          assertThat(refusal).contains(topic + " was read to");
          assertThat(accepted.text()).contains(topic + " was read to");
        }
        assertThat(accepted.text()).contains("Ask drammen to send again");
        hub.start();
        again("round-" + round);
      }
      work("after");
      for (Map.Entry<String, Integer> shared : shared().entrySet()) {
        lost -= shared.getKey().startsWith("after") ? 1 : 0;
        doubled += shared.getValue() > 1 ? 1 : 0;
      }
      lost += POSTS;
    }
    new Tally("posts around topics that lost their tails", tried, 0, lost, doubled, 0).note();
  }

  /** After an orderly stop Kafka believes that its files are as it left them. */
  @Test
  void a_topic_that_was_damaged_after_an_orderly_stop_can_be_read_again_when_the_loss_is_accepted()
      throws Exception {
    hub = new HubProcess(directory, List.of(data(), "--hub.embedded.kafka.port=" + kafkaPort));
    try (HubProcess ended = hub) {
      hub.start();
      work("before");
      hub.stop();
      try (FileChannel log = segment(INBOX)) {
        log.write(ByteBuffer.allocate((int) log.size() / 2), log.size() / 2);
      }
      String unread = refusedStart();
      assertThat(unread).contains("cannot read its files: " + INBOX, "'accept-loss'");
      assertThat(acceptedLoss()).contains(INBOX + " is whole only up to", "was cut off there");
      hub.start();
      work("damaged");
      hub.stop();

      try (FileChannel log = segment(INBOX)) {
        log.truncate(log.size() - 20);
      }
      assertThat(refusedStart()).contains(INBOX + " was read to");
      assertThat(acceptedLoss()).contains(INBOX + " was read to", "the last that is left is of");
      hub.empty(); // So that the inbox is read from its beginning.
      hub.start();
      work("after");
    }
    new Tally(
            "posts around an inbox that was damaged while the hub was down",
            tried,
            0,
            lost,
            doubled,
            0)
        .note();
  }

  private String acceptedLoss() {
    Said accepted = OwnProcess.run("accept-loss", data());
    assertThat(accepted.code()).as(accepted.text()).isZero();
    return accepted.text();
  }

  /** Each post gets an id of its own, and a receipt that is its own. */
  private void work(String name) throws Exception {
    for (int i = 0; i < POSTS; i++) {
      post(event("drammen", name + "-" + i, name + "-" + i));
    }
    post(position("drammen", name, name, "for"));
    for (int i = 0; i < POSTS; i++) {
      lost += judged(name + "-" + i).path("status").asString().equals("accepted") ? 0 : 1;
    }
    judged(name);
  }

  /** What was lost is sent again, and is known though it stands nowhere any more. */
  private void again(String name) throws Exception {
    for (int i : List.of(0, POSTS - 1)) {
      String id = name + "-" + i;
      post(event("drammen", id, id));
      doubled += judged(id).toString().contains("duplicate") ? 0 : 1;
    }
  }

  /** How often each message stands on the topic of events. */
  private Map<String, Integer> shared() {
    Map<String, Integer> times = new TreeMap<>();
    try (TopicReader reader =
        new TopicReader(Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort))) {
      reader.readToEnd(
          Map.of(Topics.EVENTS, 0L),
          record ->
              times.merge(
                  Json.MAPPER.readTree(record.value()).path("id").asString(), 1, Integer::sum));
    }
    return times;
  }

  private String refusedStart() throws IOException {
    long before = Files.size(hub.log());
    hub.launch();
    await("the start to be refused").atMost(PATIENCE.multipliedBy(2)).until(() -> !hub.isAlive());
    String said = Files.readString(hub.log()).substring((int) before);
    assertThat(hub.exitCode()).isEqualTo(78);
    assertThat(said).contains("APPLICATION FAILED TO START").doesNotContain("The hub is ready");
    return said;
  }

  private void post(Envelope message) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(hub.address() + "/api/v1/messages"))
                .header("Authorization", "Bearer " + hub.key("drammen"))
                .header("Content-Type", Envelope.STRUCTURED)
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.toJson()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode receipt = Json.MAPPER.readTree(answer.body()).at("/receipts/0");
    String id = receipt.path("receiptId").asString();
    receiptIds.put(message.id(), id);
    tried++;
    doubled += given.add(id) ? 0 : 1;
  }

  /** The receipt of the message itself. */
  private JsonNode judged(String messageId) {
    String path = "/api/v1/receipts/" + receiptIds.get(messageId) + "?messageId=" + messageId;
    return await("the receipt of " + messageId)
        .atMost(PATIENCE)
        .until(
            () -> Json.MAPPER.readTree(hub.get(path, hub.key("drammen")).body()),
            receipt -> receipt.path("messageId").asString("").equals(messageId));
  }

  private String data() {
    return "--hub.data=" + directory.resolve("data");
  }

  private Path topic(String name) {
    return directory.resolve("data/kafka").resolve(name + "-0");
  }

  private FileChannel segment(String topic) throws IOException {
    return FileChannel.open(
        topic(topic).resolve("00000000000000000000.log"), StandardOpenOption.WRITE);
  }

  /** As a power cut does: records, and what Kafka computes from them, were not on the disk yet. */
  private void cutTail(String topic, int round) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(topic(topic))) {
      all.forEach(files::add);
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".log")) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() * (round + 1) / (round + 2));
        }
      } else if (name.endsWith("index") || name.endsWith(".snapshot")) {
        Files.delete(file);
      }
    }
  }
}
