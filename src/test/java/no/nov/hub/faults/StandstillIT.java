package no.nov.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import no.nov.hub.HubProcess;
import no.nov.hub.platform.message.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is stopped and goes on: sessions of Kafka, transactions and connections have run
 * out meanwhile. What is sent while it stands still is answered or refused, and counted once.
 */
@Tag(FaultSize.TAG)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGSTOP")
class StandstillIT {

  private static final int AT_ONCE = 20;

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void what_is_sent_around_a_standstill_is_published_once() throws Exception {
    List<Integer> seconds = List.of(5, 20, 60).subList(0, FaultSize.of(1, 3));
    try (HubProcess hub = HubProcess.embedded(directory)) {
      hub.start();
      int sent = 0;
      for (int stopped : seconds) {
        List<CompletableFuture<Void>> answers =
            IntStream.range(sent, sent + AT_ONCE).mapToObj(i -> untilReceived(hub, i)).toList();
        signal(hub, "STOP");
        TimeUnit.SECONDS.sleep(stopped);
        signal(hub, "CONT");
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
            .get(90, TimeUnit.SECONDS);
        sent += AT_ONCE;
      }
      int all = sent;
      await()
          .atMost(Duration.ofSeconds(120))
          .untilAsserted(() -> assertThat(published(hub)).hasSizeGreaterThanOrEqualTo(all));
      await().atMost(Duration.ofSeconds(120)).until(hub::isReady);
      List<String> published = published(hub);
      long different = published.stream().distinct().count();
      hub.stop();

      new Tally(
              "A process that stands still",
              sent,
              0,
              sent - different,
              published.size() - different,
              0)
          .note();
    }
  }

  private static void signal(HubProcess hub, String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(hub.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** As the hub asks for: what was not answered is sent again under the same id. */
  private CompletableFuture<Void> untilReceived(HubProcess hub, int i) {
    return http.sendAsync(post(hub, i), HttpResponse.BodyHandlers.ofString())
        .handle((answer, fault) -> fault == null ? answer.statusCode() : 0)
        .thenCompose(
            status -> {
              if (status == 202) {
                return CompletableFuture.completedFuture(null);
              }
              assertThat(status).isIn(0, 503);
              return CompletableFuture.runAsync(
                      () -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))
                  .thenCompose(waited -> untilReceived(hub, i));
            });
  }

  private static HttpRequest post(HubProcess hub, int i) {
    String event =
        """
        {"specversion":"1.0","id":"e%1$d","source":"/drammen","type":"no.nov.event.published.v1",
         "data":{"organiser":"drammen","eventId":"e%1$d","title":"Frokostmøte nummer %1$d",
                 "start":"%2$sT08:00","end":"%2$sT09:30","theme":"samferdsel","venue":{"municipality":"3301"}}}"""
            .formatted(i, LocalDate.of(2027, 1, 4).plusDays(i));
    return HttpRequest.newBuilder(URI.create(hub.address() + "/api/v1/messages"))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + hub.key("drammen"))
        .header("Content-Type", "application/cloudevents+json")
        .POST(HttpRequest.BodyPublishers.ofString(event))
        .build();
  }

  private static List<String> published(HubProcess hub) {
    String events =
        hub.get(
                "/api/v1/events?from=2027-01-01&to=2027-12-31&organiser=drammen",
                hub.key("drammen"))
            .body();
    return StreamSupport.stream(Json.MAPPER.readTree(events).get("events").spliterator(), false)
        .map(event -> event.get("title").asString())
        .toList();
  }
}
