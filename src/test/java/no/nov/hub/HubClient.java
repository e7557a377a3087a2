package no.nov.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.dropfolder.DropSettings;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.embedded.EmbeddedKafka;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.HubStart;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.platform.transport.TopicReader;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The outside of the hub, as participants meet it: anonymous Kafka, HTTP with keys, and the drop
 * folder.
 */
@TestComponent
public class HubClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** And not lines of JSON. */
  private static final Pattern ONE_JSON = Pattern.compile("json\\b");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private final Keys issuing;
  private final LoginRequests logins;
  private final Users users;
  private final Broker broker;
  private final Map<String, Object> anonymous;
  private final DropSettings drop;
  private final ServletWebServerApplicationContext server;
  private final Producer<byte[], byte[]> producer;

  HubClient(
      Keys issuing,
      Broker broker,
      ObjectProvider<EmbeddedKafka> embedded,
      DropSettings drop,
      LoginRequests logins,
      Users users,
      ServletWebServerApplicationContext server) {
    this.logins = logins;
    this.users = users;
    this.issuing = issuing;
    this.broker = broker;
    EmbeddedKafka kafka = embedded.getIfAvailable();
    this.anonymous =
        kafka == null
            ? broker.clientProperties()
            : Map.of("bootstrap.servers", kafka.openBootstrapServers());
    this.drop = drop;
    this.server = server;
    Map<String, Object> properties = new HashMap<>(anonymous);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** In which nobody is logged in. */
  public Browser browser() {
    return new Browser(path -> uri(path).toString());
  }

  /** That of whoever runs the hub, logged in. */
  public Browser operatorsBrowser() {
    Browser browser = browser();
    String link = "/logg-inn/lenke/" + logins.linkFor(users.ofAddress("operator").orElseThrow());
    browser.fill(link, link, Map.of());
    return browser;
  }

  /** How a client without an account reaches Kafka. */
  public Map<String, Object> anonymous() {
    return anonymous;
  }

  /**
   * An answer over HTTP.
   *
   * @param body the JSON, or a null node if it is none
   * @param bytes as they came
   */
  public record Answer(int status, JsonNode body, byte[] bytes, java.net.http.HttpHeaders headers) {

    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The receipt ids of a 202. */
    public List<UUID> receiptIds() {
      return body.get("receipts")
          .valueStream()
          .map(r -> UUID.fromString(r.get("receiptId").asString()))
          .toList();
    }

    /** The codes of all reasons. */
    public List<String> codes() {
      return HubClient.codes(body);
    }
  }

  public static List<String> codes(JsonNode withReasons) {
    return withReasons.get("reasons").valueStream().map(r -> r.get("code").asString()).toList();
  }

  public static String status(JsonNode receipt) {
    return receipt.get("status").asString();
  }

  // Kafka

  /** Waits until the hub reads its inboxes. */
  public void awaitReady() {
    try {
      if (!server.getBean(HubStart.class).awaitReady(PATIENCE)) {
        throw new AssertionError("The hub did not become ready");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * @return the receipt's id, as anybody can compute it
   */
  public UUID produce(String inboxOf, byte[] value, Map<String, String> headers) {
    RecordMetadata place = await(send(inboxOf, value, headers));
    return Receipt.idOf(place.topic(), place.partition(), place.offset());
  }

  /**
   * Sends all before any is acknowledged, so that the hub meets them as batches.
   *
   * @return where they stand, in their order
   */
  public List<RecordMetadata> produceTogether(String inboxOf, List<byte[]> values) {
    List<Future<RecordMetadata>> sent =
        values.stream().map(value -> send(inboxOf, value, Map.of())).toList();
    return sent.stream().map(HubClient::await).toList();
  }

  private Future<RecordMetadata> send(String inboxOf, byte[] value, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.inbox(inboxOf), value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return producer.send(record);
  }

  private static RecordMetadata await(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (Exception e) {
      throw new AssertionError("Kafka did not take the record", e);
    }
  }

  public UUID produce(String inboxOf, Envelope envelope) {
    return produce(inboxOf, envelope.toJson(), Map.of("content-type", Envelope.STRUCTURED));
  }

  /** Everything on a topic that an anonymous, {@code read_committed} reader sees. */
  public List<Received> anonymousTopic(String topic) {
    return read(anonymous(), topic);
  }

  /** Everything on a topic that only the hub may read. */
  public List<Received> hubsOwnTopic(String topic) {
    return read(broker.clientProperties(), topic);
  }

  /** Everything that admission has let through, on every topic that it writes results to. */
  public List<Received> everythingAdmitted() {
    return read(
        broker.clientProperties(),
        Topics.MEMBERSHIP,
        Topics.PRIVATE_MEMBERS,
        Topics.PRIVATE_GROUPS,
        Topics.PRIVATE_MEETINGS,
        Topics.EVENTS,
        Topics.POSITIONS);
  }

  private static List<Received> read(Map<String, Object> properties, String... topics) {
    List<Received> records = new ArrayList<>();
    try (TopicReader reader = new TopicReader(properties)) {
      reader.readToEnd(
          Stream.of(topics).collect(Collectors.toMap(topic -> topic, topic -> 0L)), records::add);
    }
    return records;
  }

  /** The messages on a shared topic whose id this is. */
  public List<JsonNode> admitted(String topic, String messageId) {
    return anonymousTopic(topic).stream()
        .map(record -> Json.MAPPER.readTree(record.value()))
        .filter(event -> event.get("id").asString().equals(messageId))
        .toList();
  }

  /** The records of an admitted message, wherever they are. */
  public List<Received> placesOf(String participant, String messageId) {
    return everythingAdmitted().stream()
        .filter(
            record -> {
              JsonNode event = Json.MAPPER.readTree(record.value());
              return event.get("id").asString().equals(messageId)
                  && event.get("source").asString().equals("/" + participant);
            })
        .toList();
  }

  /** The data of the one receipt on the participant's receipts topic; fails if there are two. */
  public JsonNode receipt(String participant, UUID receiptId) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              List<JsonNode> found = receiptsNow(participant, receiptId);
              if (found.size() > 1) {
                throw new AssertionError("There is more than one receipt " + receiptId);
              }
              return found.stream().findFirst();
            },
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private List<JsonNode> receiptsNow(String participant, UUID receiptId) {
    return receipts(participant).stream()
        .filter(data -> data.get("receiptId").asString().equals(receiptId.toString()))
        .toList();
  }

  /** The data of all receipts on the participant's receipts topic. */
  public List<JsonNode> receipts(String participant) {
    return anonymousTopic(Topics.receipts(participant)).stream()
        .map(record -> Json.MAPPER.readTree(record.value()).get("data"))
        .toList();
  }

  // HTTP

  private String keyOf(String holder) {
    return keys.computeIfAbsent(holder, h -> issuing.issue(h, "test", "test").key());
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getWebServer().getPort() + path);
  }

  /** The beginning of a request with the holder's key. */
  public HttpRequest.Builder request(String holder, String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + keyOf(holder));
  }

  public Answer get(String holder, String path) {
    return send(request(holder, path).GET());
  }

  /** The answer when it is 200; the projection may be a moment behind. */
  public JsonNode eventually(
      String holder, String path, java.util.function.Predicate<JsonNode> expected) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> get(holder, path), a -> a.status() == 200 && expected.test(a.body()))
        .body();
  }

  public Answer post(String holder, String path, String contentType, byte[] body) {
    return send(
        request(holder, path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  public Answer submit(String holder, Envelope envelope) {
    return post(holder, "/api/v1/messages", Envelope.STRUCTURED, envelope.toJson());
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("content-type").orElse("");
      JsonNode body =
          ONE_JSON.matcher(type).find()
              ? Json.MAPPER.readTree(response.body())
              : Json.MAPPER.nullNode();
      return new Answer(response.statusCode(), body, response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  // Files

  public Path folder(String participant) {
    return drop.directory().resolve(participant);
  }

  /** Lays a finished file in the participant's folder. */
  public Path drop(String participant, String name, byte[] content) {
    try {
      Path unfinished = Files.write(folder(participant).resolve(name + ".part"), content);
      // As of one copied with its time, so that the hub does not wait whether it still grows.
      Files.setLastModifiedTime(unfinished, FileTime.from(Instant.now().minusSeconds(2)));
      return Files.move(
          unfinished, folder(participant).resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the folder is rid of the file. */
  public void awaitTaken(Path dropped) {
    Awaitility.await().atMost(PATIENCE).until(() -> !Files.exists(dropped));
  }

  /**
   * Where the file ended: in {@code done} or {@code rejected}, as soon as its folder is rid of it.
   */
  public Path outcome(Path dropped) {
    String name = dropped.getFileName().toString();
    Supplier<Stream<Path>> ends =
        () -> Stream.of("done", "rejected").map(end -> dropped.resolveSibling(end).resolve(name));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> !Files.exists(dropped) && ends.get().anyMatch(Files::exists));
    return ends.get().filter(Files::exists).findFirst().orElseThrow();
  }

  /** The text beside a file that was moved aside. */
  public static String note(Path moved, String ending) {
    try {
      return Files.readString(moved.resolveSibling(moved.getFileName() + ending));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
