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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import no.nov.hub.HubProcess;
import no.nov.hub.platform.message.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A clock that jumps by hours and years, both ways, while the hub works and while it is stopped.
 */
@Tag(FaultSize.TAG)
class ClockIT {

  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofDays(3650),
          Duration.ofDays(-3650),
          Duration.ofHours(5),
          Duration.ofHours(-5),
          Duration.ofDays(40));

  private static final Pattern VERDICT = Pattern.compile("\"(accepted|duplicate)\"");

  @TempDir Path directory;
  private HubProcess hub;

  @Test
  void what_is_sent_is_judged_and_nothing_is_deleted_whatever_the_clock_says() throws Exception {
    FakeTime time = new FakeTime(directory);
    List<Duration> jumps = JUMPS.subList(0, FaultSize.of(2, JUMPS.size()));
    try (HubProcess started =
        new HubProcess(
            directory,
            List.of(
                "--hub.data=" + directory.resolve("data"),
                "--hub.embedded.kafka.port=" + HubProcess.freePort()),
            time.machine())) {
      hub = started;
      hub.start();
      judged("before");
      for (Duration jump : jumps) {
        time.turn(jump);
        judged(id(jump));
        told(jump);
        if (FaultSize.of(0, 1) == 1) {
          TimeUnit.SECONDS.sleep(60); // longer than a session of a consumer
          judged("still-" + id(jump));
        }
      }
      time.turn(Duration.ofDays(3650));
      // Kafka looks for old records every minute, and for the first time after half a one.
      TimeUnit.SECONDS.sleep(FaultSize.of(0, 100));
      judged("after");
      long lost = lostOf("before", jumps);
      hub.stop();

      refused(time, Duration.ofDays(3650));
      refused(time, Duration.ofDays(-3650));
      time.turn(Duration.ZERO);
      hub.start();
      judged("again");
      hub.stop();

      new Tally("Clocks that jump", jumps.size() + 2L, 0, lost, 0, 0).note();
    }
  }

  private void judged(String id) throws IOException, InterruptedException {
    String event =
        """
        {"specversion":"1.0","id":"%1$s","source":"/drammen","type":"no.nov.event.published.v1",
         "data":{"organiser":"drammen","eventId":"%1$s","title":"Frokostmøte %1$s",
                 "start":"2027-01-12T08:00","end":"2027-01-12T09:30","theme":"samferdsel","venue":{"municipality":"3301"}}}"""
            .formatted(id);
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(hub.address() + "/api/v1/messages"))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + hub.key("drammen"))
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    HttpResponse<String> answer = answered(post);
    assertThat(answer.statusCode()).as("%s: %s", id, answer.body()).isEqualTo(202);
    String receipt = Json.MAPPER.readTree(answer.body()).at("/receipts/0/receiptId").asString();
    await("the receipt of " + id)
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                VERDICT
                    .matcher(hub.get("/api/v1/receipts/" + receipt, hub.key("drammen")).body())
                    .find());
  }

  /**
   * A connection that a jump finds open is ended as one that was silent for years; whoever gets no
   * answer sends the same again, which is taken once.
   */
  private static HttpResponse<String> answered(HttpRequest post)
      throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    try {
      return http.send(post, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      return http.send(post, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String id(Duration jump) {
    return (jump.isNegative() ? "behind-" : "ahead-") + jump.abs().toHours();
  }

  /** Health is kept for some seconds, so it may still tell of the jump before. */
  private void told(Duration jump) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(reason())
                    .contains(jump.isNegative() ? "behind" : "ahead", "Set the clock right"));
  }

  private String reason() {
    String health = hub.get("/actuator/health", hub.key("operator")).body();
    return Json.MAPPER.readTree(health).at("/components/machineClock/details/reason").asString();
  }

  private long lostOf(String first, List<Duration> jumps) throws IOException {
    byte[] inbox =
        Files.readAllBytes(
            directory.resolve("data/kafka/nov.inbox.drammen-0/00000000000000000000.log"));
    String text = new String(inbox, StandardCharsets.UTF_8);
    long kept =
        jumps.stream().filter(jump -> text.contains('"' + id(jump) + '"')).count()
            + (text.contains('"' + first + '"') ? 1 : 0);
    return jumps.size() + 1 - kept;
  }

  private void refused(FakeTime time, Duration jump) throws IOException {
    time.turn(jump);
    hub.launch();
    await().atMost(Duration.ofSeconds(120)).until(() -> !hub.isAlive());
    assertThat(Files.readString(hub.log()))
        .contains("but this hub was last at work at", "delete the file");
  }
}
