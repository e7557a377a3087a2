package no.nov.hub.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.HubApplication;
import no.nov.hub.Messages;
import no.nov.hub.access.Keys;
import no.nov.hub.message.Envelope;
import no.nov.hub.transport.HubStart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.DockerClientFactory;

/** A hub with a broker and a database of its own outside, which go out and come back. */
class OutageIT {

  private static final int AT_ONCE = 200;
  private static final int WAVES = 4;
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration BOUNDED = Duration.ofSeconds(25);
  private static final Duration COME_BACK = Duration.ofSeconds(60);

  @TempDir static Path data;

  private static OutsidePart kafka;
  private static OutsidePart postgres;
  private static ConfigurableApplicationContext hub;
  private static String key;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @BeforeAll
  static void start() throws InterruptedException {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "Without Docker there is no broker and no database to take away; see README, Develop");
    kafka = OutsidePart.kafka();
    postgres = OutsidePart.postgres();
    hub =
        new SpringApplicationBuilder(HubApplication.class)
            .run(
                "--server.port=0",
                "--hub.data=" + data,
                "--hub.embedded.kafka.enabled=false",
                "--hub.kafka.bootstrap-servers=127.0.0.1:" + kafka.port(),
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/hub"
                    .formatted(postgres.port()),
                "--spring.datasource.username=hub",
                "--spring.datasource.password=t");
    assertThat(hub.getBean(HubStart.class).awaitReady(Duration.ofMinutes(1))).isTrue();
    key = hub.getBean(Keys.class).issue("modum", "test", "test").key();
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
      postgres.close();
      kafka.close();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "Kafka, vanishes",
    "Kafka, falls silent",
    "PostgreSQL, vanishes",
    "PostgreSQL, falls silent"
  })
  void in_an_outage_http_answers_503_at_once_and_nothing_grows_or_is_lost(String part, String how)
      throws Exception {
    await().atMost(COME_BACK).until(() -> post().status() == 202);
    OutsidePart out = part.equals("Kafka") ? kafka : postgres;
    boolean silent = how.equals("falls silent");

    if (silent) {
      out.fallSilent();
    } else {
      out.vanish();
    }
    Path file = drop();
    try {
      Wave first = posts();
      assertThat(first.longest()).as("who came first").isLessThan(BOUNDED);
      Wave second = posts();
      int threads = threads();
      long heap = heap();
      assertThat(second.statuses()).containsExactly(503);
      for (int i = 0; i < WAVES; i++) {
        Wave wave = posts();
        assertThat(wave.statuses()).containsExactly(503);
        assertThat(wave.p99()).as("99 of 100").isLessThan(SOON);
      }
      assertThat(threads()).as("threads").isLessThan(threads + 20);
      assertThat(heap()).as("heap in MB").isLessThan(heap + 30);
      assertThat(file).exists();
    } finally {
      if (silent) {
        out.speakAgain();
      } else {
        out.comeBack();
      }
    }

    await().atMost(COME_BACK).until(() -> post().status() == 202);
    await().atMost(COME_BACK).until(() -> Files.exists(done(file)));
    await().atMost(COME_BACK).until(() -> get("/actuator/health/readiness").statusCode() == 200);
  }

  private record Posted(int status) {}

  private static Posted post() throws Exception {
    return new Posted(HTTP.send(message(0), HttpResponse.BodyHandlers.discarding()).statusCode());
  }

  private static Wave posts() {
    return Wave.of(AT_ONCE, HTTP, OutageIT::message);
  }

  private static HttpRequest message(int ignored) {
    String id = "outage-" + NUMBER.incrementAndGet();
    return HttpRequest.newBuilder(uri("/api/v1/messages"))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", Envelope.STRUCTURED)
        .POST(
            HttpRequest.BodyPublishers.ofByteArray(
                Messages.position("modum", id, "outage", "for").toJson()))
        .build();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri(path)).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port") + path);
  }

  private static Path drop() throws Exception {
    String name = "standpunkt-" + NUMBER.incrementAndGet() + ".json";
    Path file = data.resolve("drop/asker").resolve(name);
    byte[] event = Messages.position("asker", "file-" + NUMBER.get(), "outage", "against").toJson();
    Files.writeString(file, new String(event, StandardCharsets.UTF_8));
    return file;
  }

  private static Path done(Path file) {
    return file.resolveSibling("done").resolve(file.getFileName());
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
