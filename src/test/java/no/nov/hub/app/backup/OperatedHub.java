package no.nov.hub.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.HubApplication;
import no.nov.hub.OwnProcess;
import no.nov.hub.OwnProcess.Said;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.HubStart;
import no.nov.hub.platform.transport.TopicReader;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A hub that an operator starts, stops and gives commands to. */
final class OperatedHub implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path directory;
  private ConfigurableApplicationContext running;
  private String key;

  OperatedHub(Path directory) {
    this.directory = directory;
  }

  String data() {
    return "--hub.data=" + directory.resolve("data");
  }

  void start(String... more) throws InterruptedException {
    begin(more);
    assertThat(running.getBean(HubStart.class).awaitReady(PATIENCE)).isTrue();
    if (key == null) {
      key = running.getBean(Keys.class).issue("drammen", "test", "test").key();
    }
  }

  /** Whether it becomes ready or not. */
  void begin(String... more) {
    running =
        new SpringApplicationBuilder(HubApplication.class)
            .run(
                Stream.concat(
                        Stream.of(data(), "--server.port=0", "--hub.embedded.kafka.port=0"),
                        Stream.of(more))
                    .toArray(String[]::new));
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }

  JdbcTemplate database() {
    return running.getBean(JdbcTemplate.class);
  }

  /**
   * @return where the receipt is to be had
   */
  String post(Envelope envelope) throws Exception {
    HttpResponse<String> answer = offer(envelope);
    assertThat(answer.statusCode()).isEqualTo(202);
    return Json.MAPPER.readTree(answer.body()).at("/receipts/0/receipt").asString();
  }

  HttpResponse<String> offer(Envelope envelope) throws Exception {
    return send(
        request("/api/v1/messages")
            .header("Content-Type", Envelope.STRUCTURED)
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.toJson())));
  }

  String get(String path) throws Exception {
    return send(request(path).GET()).body();
  }

  /** With its details, which are the operator's. */
  String health() throws Exception {
    Properties keys = new Properties();
    try (Reader file =
        Files.newBufferedReader(directory.resolve("data/secrets/bootstrap-keys.properties"))) {
      keys.load(file);
    }
    return send(HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
            .header("Authorization", "Bearer " + keys.getProperty("operator"))
            .GET())
        .body();
  }

  Map<String, String> get(List<String> paths) throws Exception {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String path : paths) {
      answers.put(path, get(path));
    }
    return answers;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path))
        .header("Authorization", "Bearer " + key);
  }

  private String address() {
    return "http://127.0.0.1:" + running.getEnvironment().getProperty("local.server.port");
  }

  /** How many records each topic has on which the hub tells something. */
  Map<String, Integer> told() {
    Map<String, Integer> told = new TreeMap<>();
    Map<String, Long> topics =
        Stream.of(
                "nov.membership",
                "nov.events",
                "nov.positions",
                "nov.statistics",
                "nov.statements",
                "nov.receipts.drammen",
                "nov.rejected",
                "nov.mail",
                "nov.dead")
            .collect(Collectors.toMap(topic -> topic, topic -> 0L));
    try (TopicReader reader = new TopicReader(running.getBean(Broker.class).clientProperties())) {
      reader.readToEnd(topics, record -> told.merge(record.topic(), 1, Integer::sum));
    }
    return told;
  }

  /** With the operator's first key, from the hub that runs. */
  Said backup(Path file) {
    return OwnProcess.run(
        "backup",
        file.toString(),
        "--hub",
        address(),
        "--keys-file",
        directory.resolve("data/secrets/bootstrap-keys.properties").toString());
  }
}
