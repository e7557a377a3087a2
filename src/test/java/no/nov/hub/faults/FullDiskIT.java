package no.nov.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import no.nov.hub.HubProcess;
import no.nov.hub.Messages;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.TopicReader;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A disk that fills up: by what the hub takes, by others, and by those who write past the hub. What
 * was acknowledged is judged once, whatever ends meanwhile.
 */
@Tag(FaultSize.TAG)
class FullDiskIT {

  private static final String SENDER = "drammen";
  private static final int DISK = 160;
  private static final int WARN = 60;
  private static final int STOP = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private final int kafkaPort = HubProcess.freePort();
  private final Set<UUID> acknowledged = new HashSet<>();
  private HubProcess hub;
  private SmallDisk disk;
  private int sent;

  @Test
  void nothing_is_lost_on_a_full_disk_and_the_hub_goes_on_when_there_is_room() throws Exception {
    try (SmallDisk small = SmallDisk.mount(directory.resolve("data"), DISK);
        HubProcess process = new HubProcess(directory, settings())) {
      disk = small;
      hub = process;
      hub.start();
      assertThat(post(1).statusCode()).isEqualTo(202);

      itWarnsBefore();
      itStopsTakingBeforeTheBrokerEnds();
      itGoesOnByItself();
      int tried = theBrokerEndsWhenOthersFillTheDisk();
      itEndsWhenThereIsRoomSoThatItIsStartedAnew();
      hub.start();

      assertThat(post(1).statusCode()).isEqualTo(202);
      Set<UUID> once = new HashSet<>();
      List<UUID> twice = new ArrayList<>();
      await("receipts of all that was acknowledged, see " + hub.log())
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                once.clear();
                twice.clear();
                receipts().stream().filter(id -> !once.add(id)).forEach(twice::add);
                assertThat(acknowledged).isSubsetOf(once);
              });
      Set<UUID> lost = new HashSet<>(acknowledged);
      lost.removeAll(once);
      new Tally(
              "Full disk, with drop folder and Kafka",
              sent + tried,
              0,
              lost.size(),
              twice.size(),
              0)
          .note();
    }
  }

  /** With the broker elsewhere, so that only the database meets the full disk. */
  @Test
  void nothing_is_lost_when_only_the_database_meets_the_full_disk() throws Exception {
    List<String> settings = new ArrayList<>(settings());
    settings.add("--hub.embedded.kafka.directory=" + directory.resolve("elsewhere"));
    try (SmallDisk small = SmallDisk.mount(directory.resolve("data"), DISK);
        HubProcess process = new HubProcess(directory, settings)) {
      disk = small;
      hub = process;
      hub.start();
      assertThat(post(20).statusCode()).isEqualTo(202);
      disk.fillBut(0);
      int tried = 0;
      while (tried < 500 && addKey() < 300) {
        tried++;
      }
      assertThat(tried).as("keys until the database could write no more").isLessThan(500);
      await("liveness to fail, see " + hub.log()).atMost(PATIENCE).until(this::hasEnded);
      TimeUnit.SECONDS.sleep(3); // Each part of health is looked at every second.
      assertThat(Files.readString(hub.log()))
          .doesNotContain("health check failed", "could not be looked up");
      itEndsWhenThereIsRoomSoThatItIsStartedAnew();
      hub.start();

      assertThat(addKey()).isEqualTo(200);
      assertThat(post(20).statusCode()).isEqualTo(202);
      await("receipts of all that was acknowledged, see " + hub.log())
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(receipts()).containsExactlyInAnyOrderElementsOf(acknowledged));
      new Tally("Full disk of the database alone", sent + tried, 0, 0, 0, 0).note();
    }
  }

  private int addKey() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.address() + "/api/v1/operator/keys"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + hub.key("operator"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"holder\":\"drammen\",\"label\":\"%s\"}".formatted("x".repeat(50))))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private List<String> settings() {
    return List.of(
        "--hub.data=" + directory.resolve("data"),
        "--hub.disk.warn=" + WARN + "MB",
        "--hub.disk.stop=" + STOP + "MB",
        "--hub.embedded.kafka.port=" + kafkaPort);
  }

  private void itWarnsBefore() {
    System.out.println("free after the start: " + disk.freeMebibytes());
    assertThat(disk.freeMebibytes()).isGreaterThan(WARN);
    disk.fillBut(WARN - 5);

    await()
        .untilAsserted(
            () -> assertThat(diskHealth().get("status").asString()).isEqualTo("UNKNOWN"));
    assertThat(diskHealth().at("/details/reason").asString())
        .contains("hub.disk.warn")
        .contains(directory.resolve("data").toString());
    assertThat(hub.get("/actuator/prometheus", null).body()).contains("nov_disk_free_bytes");
    assertThat(hub.isReady()).isTrue();
  }

  private void itStopsTakingBeforeTheBrokerEnds() throws Exception {
    disk.fillBut(STOP + FaultSize.of(2, 12));
    HttpResponse<String> answer = postUntilRefused();

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("no_room", "nesten full");
    assertThat(disk.freeMebibytes()).isGreaterThan(STOP / 2);
    Path file =
        Files.writeString(
            hub.drop().resolve(SENDER).resolve("tall.csv"), "Dato;Medlemmer\n31.07.2026;995\n");
    await().untilAsserted(() -> assertThat(hub.isReady()).isFalse());
    assertThat(hub.get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
    TimeUnit.SECONDS.sleep(5); // The folder is looked into twice a second.
    assertThat(file).exists();
    await("what was taken before to be judged")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(receipts()).containsAll(acknowledged));
  }

  /** The room can end between the first look at it and the writing; the next one finds it gone. */
  private HttpResponse<String> postUntilRefused() throws Exception {
    HttpResponse<String> answer = post(1);
    for (int i = 0; i < 500 && answer.statusCode() == 202; i++) {
      answer = post(200);
    }
    assertThat(answer.statusCode()).isEqualTo(503);
    return post(1);
  }

  private void itGoesOnByItself() throws Exception {
    disk.free();
    await("the hub to be ready again, see " + hub.log()).atMost(PATIENCE).until(hub::isReady);
    assertThat(post(1).statusCode()).isEqualTo(202);
    await("the file to be read")
        .atMost(PATIENCE)
        .until(() -> Files.exists(hub.drop().resolve(SENDER).resolve("done/tall.csv")));
  }

  /**
   * @return how many records were written past the hub
   */
  private int theBrokerEndsWhenOthersFillTheDisk() throws Exception {
    disk.fillBut(0);
    int written = writePastTheHub();

    await("liveness to fail, see " + hub.log())
        .atMost(PATIENCE)
        .until(() -> hub.get("/actuator/health/liveness", null).statusCode() == 503);
    assertThat(hub.isReady()).isFalse();
    assertThat(post(1).statusCode()).isEqualTo(503);
    aRequestForHealthWritesNothing();
    return written;
  }

  private int writePastTheHub() throws InterruptedException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:" + kafkaPort,
            "delivery.timeout.ms",
            5_000,
            "request.timeout.ms",
            4_000,
            "max.block.ms",
            4_000);
    int written = 0;
    try (KafkaProducer<byte[], byte[]> past =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      while (written < 20_000 && !hasEnded()) {
        byte[] message = next().toJson();
        RecordMetadata place = past.send(new ProducerRecord<>(Topics.inbox(SENDER), message)).get();
        acknowledged.add(Receipt.idOf(place.topic(), place.partition(), place.offset()));
        written++;
      }
    } catch (ExecutionException e) {
      System.out.println("the broker takes no more: " + e.getCause());
    }
    return written;
  }

  private boolean hasEnded() {
    return hub.get("/actuator/health/liveness", null).statusCode() == 503;
  }

  private void aRequestForHealthWritesNothing() throws Exception {
    await("the broker to have ended and the log to be quiet, see " + hub.log())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(3))
        .until(this::isQuiet);
    long before = lines();
    for (int i = 0; i < 100; i++) {
      hub.get("/actuator/health", null);
      hub.get("/actuator/health/readiness", null);
    }
    System.out.println("lines while health was asked 200 times: " + (lines() - before));
    assertThat(lines() - before).as("lines for 200 requests").isLessThan(20);
  }

  private boolean isQuiet() throws Exception {
    long before = lines();
    TimeUnit.SECONDS.sleep(3);
    return lines() - before < 3;
  }

  /** Each begins with its time; the traces of parts that are out have lines of their own. */
  private long lines() throws IOException {
    try (var lines = Files.lines(hub.log())) {
      return lines.filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0))).count();
    }
  }

  private void itEndsWhenThereIsRoomSoThatItIsStartedAnew() throws Exception {
    assertThat(hub.isAlive()).isTrue();
    disk.free();

    await("the hub to end, see " + hub.log()).atMost(PATIENCE).until(() -> !hub.isAlive());
    assertThat(Files.readString(hub.log())).contains("is to be started anew");
  }

  private JsonNode diskHealth() {
    return Json.MAPPER
        .readTree(hub.get("/actuator/health", hub.key("operator")).body())
        .at("/components/diskSpace");
  }

  private Envelope next() {
    String id = "full-" + sent++;
    return Messages.event(SENDER, id, id);
  }

  /** A batch of so many; whoever is refused sends nothing of it again. */
  private HttpResponse<String> post(int count) throws Exception {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(new String(next().toJson(), java.nio.charset.StandardCharsets.UTF_8));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.address() + "/api/v1/messages"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + hub.key(SENDER))
            .header("Content-Type", Envelope.BATCH)
            .POST(HttpRequest.BodyPublishers.ofString(events.toString()))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 202) {
      Json.MAPPER
          .readTree(answer.body())
          .get("receipts")
          .forEach(
              receipt -> acknowledged.add(UUID.fromString(receipt.get("receiptId").asString())));
    }
    return answer;
  }

  private List<UUID> receipts() {
    List<UUID> ids = new ArrayList<>();
    try (TopicReader reader =
        new TopicReader(Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort))) {
      reader.readToEnd(
          Map.of(Topics.receipts(SENDER), 0L),
          record ->
              ids.add(
                  UUID.fromString(
                      Json.MAPPER.readTree(record.value()).at("/data/receiptId").asString())));
    }
    return ids;
  }
}
