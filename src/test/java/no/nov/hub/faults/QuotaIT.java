package no.nov.hub.faults;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.note;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.MovableClock;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The whole hub with a tiny quota and a clock that the tests move. Each test floods it as another
 * participant, while Kongsberg goes on with its work.
 */
@Tag(FaultSize.TAG)
@HubIntegrationTest
@Import(QuotaIT.Time.class)
@TestPropertySource(
    properties = {
      "hub.quota.per-day=60KB",
      "hub.quota.participants.kongsberg=50MB",
      "hub.routes.tell-quota.from=scheduler:tell-quota?delay=500",
      // The days that the tests let pass must not make anything old.
      "hub.routes.receive-feeds.from=scheduler:feeds?initialDelay=600000&delay=600000"
    })
class QuotaIT {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final int TRIES = FaultSize.of(200, 5000);
  private static final String JSON = "application/cloudevents+json";

  private static long tried;
  private static long stopped;
  private static long lost;
  private static long doubled;
  private static int ofKongsberg;

  /** Without an annotation, so that no other test's scan finds it. */
  static class Time {

    /** At noon, so that no day ends by itself meanwhile. */
    @Bean
    @Primary
    MovableClock movableClock() {
      return MovableClock.at(LocalDate.now(OSLO).atTime(12, 0).atZone(OSLO).toInstant());
    }
  }

  @Autowired HubClient hub;
  @Autowired MovableClock clock;
  @Autowired Quota quota;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @AfterAll
  static void note_what_it_came_to() {
    new Tally("floods beyond a participant's quota", tried, stopped, lost, doubled, 0).note();
  }

  @Test
  void posts_end_with_429_and_what_was_acknowledged_is_judged_all_the_same() {
    List<UUID> acknowledged = new ArrayList<>();
    Answer last = null;
    for (int i = 0; i < TRIES; i++) {
      tried++;
      last = hub.submit("drammen", event("drammen", "post-" + i, "post-" + i));
      if (last.status() != 202) {
        break;
      }
      acknowledged.addAll(last.receiptIds());
    }

    assertThat(last.status()).isEqualTo(429);
    assertThat(last.codes()).containsExactly("quota");
    assertThat(last.headers().firstValueAsLong("retry-after").orElseThrow())
        .isBetween(11 * 3600L, 13 * 3600L);
    assertThat(acknowledged).hasSizeBetween(20, 60);
    hub.receipt("drammen", acknowledged.get(acknowledged.size() - 1));
    List<String> accepted =
        hub.receipts("drammen").stream()
            .filter(receipt -> status(receipt).equals("accepted"))
            .map(receipt -> receipt.get("receiptId").asString())
            .toList();
    List<String> admitted =
        hub.anonymousTopic(Topics.EVENTS).stream()
            .map(record -> Json.MAPPER.readTree(record.value()).get("id").asString())
            .filter(id -> id.startsWith("post-"))
            .toList();
    lost += acknowledged.stream().filter(id -> !accepted.contains(id.toString())).count();
    doubled += admitted.size() - admitted.stream().distinct().count();
    kongsberg_works();
    JsonNode own = hub.get("drammen", "/api/v1/quota").body();
    assertThat(own.get("usedBytes").asLong()).isGreaterThanOrEqualTo(60 << 10);
    assertThat(own.get("mostBytes").asLong()).isEqualTo(60 << 10);
  }

  @Test
  void posts_that_are_refused_count_too() {
    byte[] wrong = "{\"half\":".getBytes(StandardCharsets.UTF_8);
    int answers = 0;
    Answer last = hub.post("baerum", "/api/v1/messages", JSON, wrong);
    while (last.status() == 422 && answers < TRIES) {
      tried++;
      answers++;
      last = hub.post("baerum", "/api/v1/messages", JSON, wrong);
    }

    assertThat(last.status()).isEqualTo(429);
    assertThat(answers).isBetween(40, 60);
    kongsberg_works();
  }

  @Test
  void attachments_count_and_a_letter_tells_those_who_send_before_the_end() {
    hub.send(
        hub.request("asker", "/api/v1/submission-senders/kari@example.no")
            .PUT(java.net.http.HttpRequest.BodyPublishers.noBody()));
    assertThat(upload("asker", 50 << 10).status()).isEqualTo(201);
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> letters("submission asker").equals(List.of("kari@example.no")));

    assertThat(upload("asker", 20 << 10).status()).isEqualTo(201);
    assertThat(upload("asker", 1).status()).isEqualTo(429);
    tried += 3;
    kongsberg_works();
    JsonNode health = hub.get("operator", "/actuator/health").body();
    assertThat(health.toString()).contains("of 60 kB used today; nothing more is taken before");
    assertThat(hub.get("operator", "/api/v1/operator/quota").body().get("quotas")).hasSize(7);
    assertThat(letters("submission asker")).hasSize(1);
  }

  @Test
  void files_stay_unread_with_a_text_beside_them_and_are_taken_the_next_day_by_themselves() {
    Path first = hub.drop("ringerike", "stor.csv", table("2014-01-31", 70_000));
    hub.outcome(first);
    Path waiting = hub.drop("ringerike", "venter.csv", table("2014-02-28", 0));
    Path text = waiting.resolveSibling("venter.csv.kvote.txt");
    await().atMost(Duration.ofSeconds(120)).until(() -> Files.exists(text));
    tried += 2;

    assertThat(text)
        .content()
        .contains("Denne filen er ikke lest ennå", "leses av seg selv etter midnatt", "(60 kB)")
        .contains("read by themselves after midnight");
    assertThat(waiting).exists();
    kongsberg_works();

    clock.pass(Duration.ofSeconds(quota.secondsUntilAnew()).plusHours(12));

    Path moved = hub.outcome(waiting);
    lost += moved.getParent().endsWith("done") ? 0 : 1;
    assertThat(note(moved, ".kvittering.txt")).contains("Mottatt: 1.");
    await().atMost(Duration.ofSeconds(120)).until(() -> !Files.exists(text));
  }

  @Test
  void what_goes_beyond_over_kafka_gets_a_receipt_that_says_so_and_the_next_day_goes_on() {
    UUID posted = hub.submit("modum", event("modum", "posted", "posted")).receiptIds().get(0);
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      tried++;
      ids.add(hub.produce("modum", event("modum", "record-" + i, "record-" + i)));
    }

    JsonNode last = hub.receipt("modum", ids.get(ids.size() - 1));
    assertThat(status(last)).isEqualTo("rejected");
    assertThat(codes(last)).containsExactly("quota");
    assertThat(last.get("messageId").asString()).isEqualTo("record-" + (TRIES - 1));
    assertThat(status(hub.receipt("modum", posted))).isEqualTo("accepted");
    List<JsonNode> receipts = hub.receipts("modum");
    lost += TRIES + 1 - receipts.size();
    long accepted = receipts.stream().filter(r -> status(r).equals("accepted")).count();
    assertThat(accepted).isBetween(20L, 60L);
    JsonNode rejections =
        hub.eventually("modum", "/api/v1/rejections", r -> r.get("rejections").size() == 1);
    assertThat(rejections.get("rejections").get(0).path("content").asString("")).isEmpty();
    assertThat(hub.submit("modum", event("modum", "late", "late")).status()).isEqualTo(429);
    kongsberg_works();

    clock.pass(Duration.ofSeconds(quota.secondsUntilAnew()).plusHours(12));

    UUID again =
        hub.produce("modum", event("modum", "record-" + (TRIES - 1), "record-" + (TRIES - 1)));
    assertThat(status(hub.receipt("modum", again))).isEqualTo("accepted");
    assertThat(hub.submit("modum", event("modum", "late", "late")).status()).isEqualTo(202);
  }

  @Test
  void a_forged_mark_of_the_hubs_own_records_spares_nobody() {
    for (int i = 0; i < TRIES; i++) {
      tried++;
      hub.produce(
          "osloregionen",
          event("osloregionen", "forged-" + i, "forged-" + i).toJson(),
          Map.of("nov-counted", "guess", "nov-origin", "HTTP"));
    }
    UUID last = hub.produce("osloregionen", event("osloregionen", "forged", "forged"));

    assertThat(codes(hub.receipt("osloregionen", last))).containsExactly("quota");
  }

  /** Over HTTP, over Kafka and with a file, at once. */
  private void kongsberg_works() {
    String id = "kongsberg-" + ofKongsberg++;
    Answer answer = hub.submit("kongsberg", event("kongsberg", id, id));
    UUID kafka = hub.produce("kongsberg", event("kongsberg", id + "-k", id + "-k"));
    Path file = hub.outcome(hub.drop("kongsberg", id + ".csv", eventTable(id)));
    boolean works =
        answer.status() == 202
            && status(hub.receipt("kongsberg", kafka)).equals("accepted")
            && file.getParent().endsWith("done");
    stopped += works ? 0 : 1;
  }

  private Answer upload(String participant, int bytes) {
    return hub.post(
        participant, "/api/v1/attachments", "application/octet-stream", new byte[bytes]);
  }

  private List<String> letters(String about) {
    return jdbc.queryForList(
        "SELECT recipient FROM kept.outbox WHERE about = ?", String.class, about);
  }

  private static byte[] eventTable(String title) {
    return "Tittel;Start\n%s;12.01.2027 08:00\n".formatted(title).getBytes(StandardCharsets.UTF_8);
  }

  /** With so many bytes in a column that nobody reads. */
  private static byte[] table(String date, int more) {
    return "dato;medlemmer;%s\n%s;400;\n"
        .formatted("x".repeat(more), date)
        .getBytes(StandardCharsets.UTF_8);
  }
}
