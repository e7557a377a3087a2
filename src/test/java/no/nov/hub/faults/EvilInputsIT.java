package no.nov.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.nov.hub.HubProcess;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one input of the permitted size can take from others: a few seconds, and nothing else. */
@Tag(FaultSize.TAG)
class EvilInputsIT {

  /** For the evil one and the other's behind it, on a machine that does more than this. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final List<String> PARTICIPANTS =
      List.of("drammen", "kongsberg", "ringerike", "baerum", "asker", "modum", "osloregionen");

  /** One of each kind, for the suite. */
  private static final Set<String> SOME =
      Set.of(
          "en-linje.ics",
          "korte.ics",
          "tomme-rader.csv",
          "rader.csv",
          "objekter.json",
          "attributt.xlsx",
          "kommentar.xlsx",
          "apen-kommentar.xlsx",
          "vinkler.xlsx",
          "nostet.xlsx",
          "ark.xlsx",
          "forhold.xlsx");

  @TempDir static Path directory;

  private static HubProcess hub;
  private static int kafka;
  private static long pid;

  @BeforeAll
  static void start() {
    kafka = HubProcess.freePort();
    hub =
        new HubProcess(
            directory,
            List.of(
                "--hub.data=" + directory.resolve("data"),
                "--hub.embedded.kafka.port=" + kafka,
                "--hub.quota.per-day=100GB"));
    hub.start();
    pid = hub.pid();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void each_evil_file_has_its_verdict_and_others_files_are_taken() throws IOException {
    List<String> troubles = new ArrayList<>();
    Map<String, EvilFiles.Content> all = new LinkedHashMap<>(EvilFiles.all());
    if (FaultSize.of(0, 1) == 0) {
      all.keySet().retainAll(SOME);
    }
    LocalDate date = LocalDate.of(2015, 1, 1);
    for (Map.Entry<String, EvilFiles.Content> evil : all.entrySet()) {
      byte[] content = evil.getValue().bytes();
      Instant begun = Instant.now();
      try {
        Path bad = drop("baerum", evil.getKey(), content);
        date = date.plusDays(1);
        Path good = drop("asker", date + ".csv", ("dato;medlemmer\n" + date + ";300\n").getBytes());
        await().atMost(PATIENCE).until(() -> isMoved(bad) && isMoved(good));
        assertThat(good.resolveSibling("done").resolve(good.getFileName())).exists();
        assertThat(notes(bad)).as("what its sender is told").isNotEmpty();
      } catch (Exception | AssertionError e) {
        troubles.add(evil.getKey() + ": " + e.getMessage());
      }
      System.out.printf("%s: %s%n", evil.getKey(), Duration.between(begun, Instant.now()));
      if (!hub.isAlive()) {
        break;
      }
    }
    assertThat(troubles).isEmpty();
    assertThatItIsWell();
    Tally.ofStops("evil files in the drop folder", all.size(), troubles.size()).note();
  }

  @Test
  void each_evil_body_is_answered_and_others_are() throws Exception {
    List<String> troubles = new ArrayList<>();
    int tried = 0;
    for (Map.Entry<String, EvilFiles.Content> evil : EvilFiles.all().entrySet()) {
      if (!evil.getKey().endsWith(".json")) {
        continue;
      }
      tried++;
      byte[] whole = evil.getValue().bytes();
      byte[] body = whole.length > 1_000_000 ? Arrays.copyOf(whole, 1_000_000) : whole;
      for (String type :
          List.of("application/cloudevents+json", "application/cloudevents-batch+json")) {
        HttpResponse<String> answer = post(body, type);
        if (answer.statusCode() < 400 || answer.statusCode() >= 500) {
          troubles.add(evil.getKey() + " " + answer.statusCode() + " " + answer.body());
        }
      }
      if (hub.get("/api/v1/events", hub.key("asker")).statusCode() != 200) {
        troubles.add(evil.getKey() + ": others are not answered");
      }
    }
    assertThat(troubles).isEmpty();
    assertThatItIsWell();
    Tally.ofStops("evil bodies over HTTP", tried, troubles.size()).note();
  }

  @Test
  void many_evil_bodies_at_once_are_answered_and_others_are() throws Exception {
    byte[] batch = Arrays.copyOf(EvilFiles.all().get("objekter.json").bytes(), 1 << 20);
    HttpClient http = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      answers.add(
          http.sendAsync(
              request("/api/v1/messages", batch, "application/cloudevents-batch+json"),
              HttpResponse.BodyHandlers.ofString()));
    }

    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().statusCode()).isBetween(400, 499);
    }
    assertThat(hub.get("/api/v1/events", hub.key("asker")).statusCode()).isEqualTo(200);
    assertThatItIsWell();
    Tally.ofStops("evil bodies at once over HTTP", answers.size(), 0).note();
  }

  @Test
  void what_the_framework_reads_as_json_has_an_end_too() throws Exception {
    byte[] objects = ("[" + "{},".repeat(8 << 20) + "{}]").getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                request("/api/v1/meetings/preview", objects, "application/json"),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThatItIsWell();
    Tally.ofStops("evil bodies for the framework", 1, 0).note();
  }

  @Test
  void evil_records_of_all_participants_at_once_are_judged() throws Exception {
    Map<String, RecordMetadata> last = new LinkedHashMap<>();
    Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + kafka);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < 10; i++) {
        for (String sender : PARTICIPANTS) {
          String evil =
              "{\"specversion\":\"1.0\",\"id\":\"evil-%d\",\"source\":\"/%s\",\"type\":\"%s\",\"data\":{\"a\":[%s{}]}}"
                  .formatted(i, sender, Types.MEMBERSHIP_COUNTED, "{},".repeat(330_000));
          last.put(sender, producer.send(new ProducerRecord<>(Topics.inbox(sender), evil)).get());
        }
      }
    }

    for (Map.Entry<String, RecordMetadata> record : last.entrySet()) {
      RecordMetadata place = record.getValue();
      UUID receipt = Receipt.idOf(place.topic(), place.partition(), place.offset());
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () ->
                  hub.get("/api/v1/receipts/" + receipt, hub.key(record.getKey())).statusCode()
                      == 200);
    }
    assertThatItIsWell();
    Tally.ofStops("evil records over Kafka", 10 * PARTICIPANTS.size(), 0).note();
  }

  @Test
  void the_largest_attachments_of_all_participants_at_once_end_no_hub() throws Exception {
    byte[] file = largestFile(1);
    HttpClient http = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (String sender : PARTICIPANTS) {
      answers.add(
          http.sendAsync(
              request("/api/v1/attachments", file, "application/pdf", sender),
              HttpResponse.BodyHandlers.ofString()));
    }

    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().statusCode()).isIn(201, 503);
    }
    assertThat(upload(file, "asker").statusCode()).isEqualTo(201);
    assertThatItIsWell();
    Tally.ofStops("largest attachments at once", answers.size(), 0).note();
  }

  @Test
  void the_same_largest_attachment_again_and_again_ends_no_hub() throws Exception {
    byte[] file = largestFile(2);
    String first = upload(file, "modum").body();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> again = upload(file, "modum");
      assertThat(again.statusCode()).isEqualTo(201);
      assertThat(again.body()).isEqualTo(first);
    }
    assertThatItIsWell();
    Tally.ofStops("the same largest attachment again", 3, 0).note();
  }

  private static byte[] largestFile(int seed) {
    byte[] file = new byte[25 << 20];
    new Random(seed).nextBytes(file);
    return file;
  }

  private static HttpResponse<String> upload(byte[] file, String sender) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            request("/api/v1/attachments", file, "application/pdf", sender),
            HttpResponse.BodyHandlers.ofString());
  }

  private static void assertThatItIsWell() throws IOException {
    assertThat(hub.isAlive()).isTrue();
    assertThat(hub.pid()).isEqualTo(pid);
    assertThat(hub.isReady()).isTrue();
    assertThat(Files.readString(hub.log()))
        .doesNotContain("OutOfMemoryError", "StackOverflowError");
  }

  private static HttpResponse<String> post(byte[] body, String type) throws Exception {
    return HttpClient.newHttpClient()
        .send(request("/api/v1/messages", body, type), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest request(String path, byte[] body, String type) {
    return request(path, body, type, "baerum");
  }

  private static HttpRequest request(String path, byte[] body, String type, String sender) {
    return HttpRequest.newBuilder(URI.create(hub.address() + path))
        .header("Authorization", "Bearer " + hub.key(sender))
        .header("Content-Type", type)
        .timeout(PATIENCE)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static Path drop(String participant, String name, byte[] content) throws IOException {
    Path folder = hub.drop().resolve(participant);
    Path unfinished = Files.write(folder.resolve(name + ".part"), content);
    return Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isMoved(Path file) {
    return !Files.exists(file)
        && Stream.of("done", "rejected")
            .anyMatch(end -> Files.exists(file.resolveSibling(end).resolve(file.getFileName())));
  }

  /** The texts beside a file, wherever it is. */
  private static List<String> notes(Path file) throws IOException {
    List<String> notes = new ArrayList<>();
    for (String end : List.of("done", "rejected")) {
      Path folder = file.resolveSibling(end);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files
              .map(path -> path.getFileName().toString())
              .filter(name -> name.startsWith(file.getFileName() + "."))
              .forEach(notes::add);
        }
      }
    }
    return notes;
  }
}
