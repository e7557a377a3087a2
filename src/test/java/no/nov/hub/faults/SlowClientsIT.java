package no.nov.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import no.nov.hub.Drips;
import no.nov.hub.HubProcess;
import no.nov.hub.Messages;
import no.nov.hub.platform.message.Envelope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds who send or take a byte now and then, straight to the hub: whoever is not slow is served
 * meanwhile, and the hub is rid of them.
 */
@Tag(FaultSize.TAG)
class SlowClientsIT {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final int MANY = FaultSize.of(300, 1000);
  private static final int EVENTS = 600;

  /** The machine may have other things to do; silenced hubs say nothing for minutes. */
  private static final Duration AT_ONCE = Duration.ofSeconds(15);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path directory;

  private static HubProcess hub;

  private final HttpClient http = HttpClient.newHttpClient();
  private int tried;
  private int stopped;

  @BeforeAll
  static void start() {
    hub = HubProcess.embedded(directory);
    hub.start();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private URI address() {
    return URI.create(hub.address());
  }

  private static String body(String path, String header) {
    return begin(path, header, 200_000) + "{";
  }

  private static String begin(String path, String header, int length) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nContent-Length: %d\r\n\r\n"
        .formatted(path, header, length);
  }

  @Test
  void bodies_that_come_a_byte_at_a_time_hold_up_nobody() throws Exception {
    try (Drips slow = new Drips(2000)) {
      slow.send(address(), MANY, body("/api/v1/messages", "X: no key"));
      slow.send(
          address(), 100, body("/api/v1/messages", "Authorization: Bearer " + hub.key("asker")));
      slow.send(address(), 100, body("/svar/x", FORM));

      othersAreServed(FaultSize.of(10, 60));
      await("the hub to close what is slow")
          .atMost(Duration.ofSeconds(90))
          .until(() -> slow.open() == 0);
    }
    Tally.ofStops("Bodies of a byte now and then", MANY + 200 + tried, stopped).note();
  }

  @Test
  void whoever_holds_all_the_room_there_is_for_bodies_keeps_out_nobody() throws Exception {
    int mebibyte = 1 << 20;
    try (Drips slow = new Drips(2000)) {
      slow.send(
          address(),
          1,
          almost("/api/v1/messages", "Authorization: Bearer " + hub.key("asker"), 26 * mebibyte));
      slow.send(address(), 26, almost("/svar/x", FORM, mebibyte));
      slow.send(address(), 150, almost("/svar/x", FORM, mebibyte / 4));

      for (int i = 0; i < 3; i++) {
        served(() -> get("/actuator/health/readiness"), 200);
        served(() -> post("drammen", event("drammen"), Envelope.STRUCTURED), 202);
        served(this::form, 404);
      }
    }
    Tally.ofStops("Bodies that hold all the room", 177 + tried, stopped).note();
  }

  private static String almost(String path, String header, int length) {
    return begin(path, header, length) + "x".repeat(length - 8);
  }

  /** Whose link nobody has, which is known when its body has come. */
  private HttpResponse<String> form() throws Exception {
    HttpRequest.Builder form =
        request("/svar/x")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("answer=ja&comment=" + "x".repeat(2000)));
    return http.send(form.build(), BodyHandlers.ofString());
  }

  @Test
  void headers_that_come_a_byte_at_a_time_hold_up_nobody() throws Exception {
    try (Drips slow = new Drips(2000)) {
      slow.send(address(), MANY, "GET / HTTP/1.1\r\nX: ");

      othersAreServed(FaultSize.of(5, 60));
    }
    Tally.ofStops("Headers of a byte now and then", MANY + tried, stopped).note();
  }

  @Test
  void answers_that_are_taken_a_byte_at_a_time_hold_up_nobody() throws Exception {
    aLargeCalendar();
    try (Drips slow = new Drips(2000)) {
      slow.take(address(), MANY, "GET /calendar.ics HTTP/1.1\r\nHost: localhost\r\n\r\n");

      othersAreServed(FaultSize.of(5, 60));
    }
    Tally.ofStops("Answers taken a byte now and then", MANY + tried, stopped).note();
  }

  private void aLargeCalendar() throws Exception {
    StringBuilder events = new StringBuilder("[");
    for (int i = 0; i < EVENTS; i++) {
      Envelope event = Messages.event("modum", "large-" + i, "large-" + i);
      events
          .append(i == 0 ? "" : ",")
          .append(new String(event.toJson(), java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThat(post("modum", events.append("]").toString(), Envelope.BATCH).statusCode())
        .isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> hub.get("/calendar.ics", null).body().contains("large-" + (EVENTS - 1)));
    System.out.println("calendar: " + hub.get("/calendar.ics", null).body().length());
  }

  private void othersAreServed(int rounds) throws Exception {
    for (int i = 0; i < rounds; i++) {
      served(() -> get("/actuator/health/liveness"), 200);
      served(() -> get("/actuator/health/readiness"), 200);
      served(() -> post("asker", event("asker"), Envelope.STRUCTURED), 202);
      served(() -> post("drammen", event("drammen"), Envelope.STRUCTURED), 202);
    }
  }

  private String event(String participant) {
    String id = "prompt-" + System.nanoTime();
    return new String(
        Messages.event(participant, id, id).toJson(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private interface Asking {
    HttpResponse<String> ask() throws Exception;
  }

  private void served(Asking asking, int status) throws Exception {
    tried++;
    try {
      HttpResponse<String> answer = asking.ask();
      if (answer.statusCode() != status) {
        System.out.println("answered " + answer.statusCode() + " " + answer.body());
        stopped++;
      }
    } catch (java.io.IOException e) {
      System.out.println("not answered: " + e);
      stopped++;
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String participant, String body, String type) throws Exception {
    HttpRequest.Builder post =
        request("/api/v1/messages")
            .header("Authorization", "Bearer " + hub.key(participant))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    return http.send(post.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(hub.address() + path)).timeout(AT_ONCE);
  }
}
