package no.nov.hub.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.HubApplication;
import no.nov.hub.Messages;
import no.nov.hub.OnContainers;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.transport.HubStart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub with a broker and a database of its own outside, which go out and come back. */
@OnContainers
class OutageIT {

  private static final int AT_ONCE = 200;
  private static final int WAVES = 5;

  /**
   * Half of what somebody would take who waits for what is out, which is ten seconds and longer;
   * beside what the machine takes for as many readers before the outage. On a machine with nothing
   * else to do a wave takes a tenth of it, which is printed; a wave that meets other work may take
   * longer, most may not.
   */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final Duration BOUNDED = Duration.ofSeconds(20);
  private static final Duration COME_BACK = Duration.ofSeconds(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private static final String READ = "/api/v1/statistics";

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
    int kafkaPort = OutsidePart.freePort();
    int postgresPort = OutsidePart.freePort();
    kafka = OutsidePart.kafka(kafkaPort);
    postgres = OutsidePart.postgres(postgresPort);
    hub =
        new SpringApplicationBuilder(HubApplication.class)
            .run(
                "--server.port=0",
                "--hub.data=" + data,
                "--hub.embedded.kafka.enabled=false",
                "--hub.kafka.bootstrap-servers=127.0.0.1:" + kafkaPort,
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/test"
                    .formatted(postgresPort),
                "--spring.datasource.username=hub",
                "--spring.datasource.password=hub");
    assertThat(hub.getBean(HubStart.class).awaitReady(Duration.ofMinutes(1))).isTrue();
    key = hub.getBean(Keys.class).issue("modum", "test", "test").key();
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
    if (postgres != null) {
      postgres.close();
    }
    if (kafka != null) {
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
    await().atMost(LONGEST_PAUSE).until(() -> post() == 202);
    boolean broker = part.equals("Kafka");
    OutsidePart out = broker ? kafka : postgres;
    boolean silent = how.equals("falls silent");
    String outage = part + " " + how;

    Wave calm = Wave.of(AT_ONCE, HTTP, i -> reading());
    say(outage, "before, readers", calm);
    Duration soon = SOON.plus(calm.p99());

    if (silent) {
      out.fallSilent();
    } else {
      out.vanish();
    }
    Path file = drop();
    try {
      Wave first = posts();
      say(outage, "who came first", first);
      assertThat(first.longest()).as("who came first").isLessThan(BOUNDED.plus(calm.p99()));
      assertThat(posts().statuses()).containsExactly(503);
      long threads = threads();
      long heap = heap();
      List<Duration> p99 = new ArrayList<>();
      for (int i = 0; i < WAVES; i++) {
        Wave wave = posts();
        say(outage, "posts", wave);
        assertThat(wave.statuses()).containsExactly(503);
        p99.add(wave.p99());
      }
      Collections.sort(p99);
      assertThat(p99.get(WAVES / 2)).as("99 of 100, in most waves").isLessThan(soon);
      Wave readers = Wave.of(AT_ONCE, HTTP, i -> reading());
      say(outage, "readers", readers);
      assertThat(readers.statuses()).containsExactly(broker ? 200 : 503);
      if (!broker) {
        assertThat(readers.p99()).as("99 of 100 readers").isLessThan(soon);
      }
      say(outage, "threads", threads + " and then " + threads());
      say(outage, "heap in MB", heap + " and then " + heap());
      assertThat(threads()).as("threads").isLessThan(threads + 20);
      assertThat(heap()).as("heap in MB").isLessThan(heap + 30);
      assertThat(get("/actuator/health/liveness")).isEqualTo(200);
      assertThat(get("/actuator/health/readiness")).isEqualTo(503);
      assertThat(file).exists();
    } finally {
      if (silent) {
        out.speakAgain();
      } else {
        out.comeBack();
      }
    }

    long back = System.nanoTime();
    await().atMost(COME_BACK).until(() -> post() == 202);
    say(outage, "received again after", since(back));
    await().atMost(LONGEST_PAUSE).until(() -> Files.exists(done(file)));
    say(outage, "the file is done after", since(back));
    await().atMost(LONGEST_PAUSE).until(() -> get("/actuator/health/readiness") == 200);
    say(outage, "ready after", since(back));
  }

  private static void say(String outage, String what, Object seen) {
    System.out.printf("OutageIT: %s: %s: %s%n", outage, what, seen);
  }

  private static String since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis() + " ms";
  }

  private static int post() throws Exception {
    return HTTP.send(message(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static Wave posts() {
    return Wave.of(AT_ONCE, HTTP, i -> message());
  }

  private static HttpRequest message() {
    String id = "outage-" + NUMBER.incrementAndGet();
    return request("/api/v1/messages")
        .header("Content-Type", Envelope.STRUCTURED)
        .POST(
            HttpRequest.BodyPublishers.ofByteArray(
                Messages.position("modum", id, "outage", "for").toJson()))
        .build();
  }

  private static HttpRequest reading() {
    return request(READ).GET().build();
  }

  private static int get(String path) throws Exception {
    return HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static HttpRequest.Builder request(String path) {
    String port = hub.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + key);
  }

  private static Path drop() throws Exception {
    String name = "standpunkt-" + NUMBER.incrementAndGet() + ".json";
    byte[] event = Messages.position("asker", "file-" + NUMBER.get(), "outage", "against").toJson();
    return Files.write(data.resolve("drop/asker").resolve(name), event);
  }

  private static Path done(Path file) {
    return file.resolveSibling("done").resolve(file.getFileName());
  }

  /** Without those of the server, which has eighty at most, and of the test's own client. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.startsWith("http-nio") && !name.startsWith("HttpClient"))
        .count();
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
