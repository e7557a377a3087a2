package no.nov.hub.benchmark;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import no.nov.hub.Browser;
import no.nov.hub.Messages;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;

/**
 * Each query and calendar over HTTP with many stored records and with few. One caller, who waits
 * for each answer; the queries take turns, each time with other arguments.
 */
final class Queries implements Section {

  private static final int FEW = 1;
  private static final int MANY = 1000;
  private static final int WARM_UP = 60;
  private static final int ROUNDS = 300;
  private static final int CHANGES = 100;
  private static final Duration ENOUGH = Duration.ofSeconds(90);
  private static final double TARGET = 50;

  /** H2 would otherwise answer the same query with what it answered before. */
  static final String AS_NEW =
      "--spring.datasource.url=jdbc:h2:summed:${hub.data}/db/hub;WRITE_DELAY=0;DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE;OPTIMIZE_REUSE_RESULTS=FALSE";

  /** With the cookie of whoever runs the hub, for the page; all else is asked with keys. */
  private final Browser browser = new Browser(UnaryOperator.identity());

  private final HttpClient http = browser.http();

  @Override
  public String title() {
    return "queries";
  }

  @Override
  public List<Row> measure() throws Exception {
    Path directory = PackagedHub.emptyDirectory("queries");
    StoredRecords stored = new StoredRecords(directory.resolve("data"));
    stored.growTo(FEW);
    Map<String, Times> few = measure(directory, stored);
    stored.growTo(MANY);
    Map<String, Times> many = measure(directory, stored);
    List<Row> rows = new ArrayList<>();
    many.forEach((query, times) -> rows.add(row(query, few.get(query), times)));
    return rows;
  }

  private static Row row(String query, Times few, Times many) {
    double p99 = many.percentile(0.99);
    return Row.target(
        query + ", p50/p99, of 1,000 and 1,000,000",
        "%.1f/%.1f  %.1f/%.1f ms ×%.1f"
            .formatted(
                few.percentile(0.5),
                few.percentile(0.99),
                many.percentile(0.5),
                p99,
                many.percentile(0.5) / few.percentile(0.5)),
        "p99 ≤ 50 ms",
        p99 <= TARGET);
  }

  private Map<String, Times> measure(Path directory, StoredRecords stored) throws Exception {
    Map<String, Times> times = new LinkedHashMap<>();
    List<String> program = new ArrayList<>(PackagedHub.PLAIN);
    program.add(AS_NEW);
    try (PackagedHub hub = new PackagedHub(directory, program)) {
      hub.start();
      Map<String, String> keys = new LinkedHashMap<>();
      for (String participant : Participants.IDS) {
        keys.put(participant, hub.key(participant));
      }
      logIn(hub);
      Map<String, IntFunction<Ask>> queries = queries(stored);
      queries.keySet().forEach(query -> times.put(query, new Times(ROUNDS)));
      long end = System.nanoTime() + ENOUGH.toNanos();
      for (int i = 0; i < WARM_UP + ROUNDS && System.nanoTime() < end; i++) {
        for (Map.Entry<String, IntFunction<Ask>> query : queries.entrySet()) {
          long time = ask(hub, keys, query.getValue().apply(i));
          if (i >= WARM_UP) {
            times.get(query.getKey()).add(time);
          }
        }
      }
      times.put("calendar.ics after a change", afterChanges(hub, keys));
      hub.stop();
    }
    return times;
  }

  /** An unchanged calendar is not made again, so that a change comes before each of these. */
  private Times afterChanges(PackagedHub hub, Map<String, String> keys) throws Exception {
    Times times = new Times(CHANGES);
    for (int i = 0; i < CHANGES; i++) {
      String path = publishTomorrow(hub, keys.get("drammen"), i);
      await("the event to be in the calendar")
          .pollInterval(Duration.ofMillis(20))
          .until(() -> status(hub, path, keys.get("drammen")) == 200);
      times.add(ask(hub, keys, new Ask("/calendar.ics", "drammen")));
    }
    return times;
  }

  private String publishTomorrow(PackagedHub hub, String key, int number) throws Exception {
    String id = "change-" + number;
    String day = LocalDate.now(ZoneId.of("Europe/Oslo")).plusDays(1).toString();
    byte[] body =
        Messages.from(
                "drammen",
                Types.EVENT_PUBLISHED,
                id + "-" + UUID.randomUUID(),
                "{'organiser':'drammen','eventId':'%s-%d','title':'Nytt','start':'%sT08:00'}"
                    .formatted(id, hub.hashCode(), day))
            .toJson();
    HttpRequest post =
        HttpRequest.newBuilder(hub.uri("/api/v1/messages"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", Envelope.STRUCTURED)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    if (http.send(post, HttpResponse.BodyHandlers.discarding()).statusCode() != 202) {
      throw new IllegalStateException("The hub did not receive an event");
    }
    return "/api/v1/events/drammen/%s-%d".formatted(id, hub.hashCode());
  }

  private int status(PackagedHub hub, String path, String key) throws Exception {
    HttpRequest get =
        HttpRequest.newBuilder(hub.uri(path)).header("Authorization", "Bearer " + key).build();
    return http.send(get, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private void logIn(PackagedHub hub) throws Exception {
    HttpRequest wanted =
        HttpRequest.newBuilder(hub.uri("/api/v1/operator/login-links"))
            .header("Authorization", "Bearer " + hub.key("operator"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"address\":\"operator\"}"))
            .build();
    String answer = http.send(wanted, HttpResponse.BodyHandlers.ofString()).body();
    String link = hub.uri(Json.MAPPER.readTree(answer).get("link").asString()).toString();
    browser.fill(link, link, Map.of());
  }

  private record Ask(String path, String participant) {}

  private long ask(PackagedHub hub, Map<String, String> keys, Ask ask) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(hub.uri(ask.path()))
            .header("Authorization", "Bearer " + keys.get(ask.participant()))
            .build();
    long begun = System.nanoTime();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    long time = System.nanoTime() - begun;
    if (answer.statusCode() != 200 || answer.body().length == 0) {
      throw new IllegalStateException(ask.path() + " was answered with " + answer.statusCode());
    }
    return time;
  }

  private static Map<String, IntFunction<Ask>> queries(StoredRecords stored) {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Oslo"));
    Map<String, IntFunction<Ask>> all = new LinkedHashMap<>();
    put(all, "statistics on a date", i -> "/api/v1/statistics?asOf=" + today.minusDays(i * 29L));
    put(all, "statistics of 24 months", i -> "/api/v1/statistics/history");
    put(all, "statistics of 240 months", i -> "/api/v1/statistics/history?months=240");
    put(all, "events, usual window", i -> "/api/v1/events");
    put(
        all,
        "events, 3 years",
        i ->
            "/api/v1/events?from=%s&to=%s"
                .formatted(today.minusDays(i), today.minusDays(i).plusYears(3)));
    put(
        all,
        "events, 1000 of 3 years",
        i ->
            "/api/v1/events?limit=1000&from=%s&to=%s"
                .formatted(today.minusDays(i), today.minusDays(i).plusYears(3)));
    put(all, "events of an organiser", i -> "/api/v1/events?organiser=" + participant(i));
    put(
        all,
        "events of an organiser, a year",
        i ->
            "/api/v1/events?organiser=%s&from=%s&to=%s"
                .formatted(participant(i), today.minusDays(i), today.minusDays(i).plusYears(1)));
    put(all, "clashes, usual window", i -> "/api/v1/events/clashes");
    put(
        all,
        "clashes, 3 years",
        i ->
            "/api/v1/events/clashes?from=%s&to=%s"
                .formatted(today.minusDays(i), today.minusDays(i).plusYears(3)));
    put(all, "one event", i -> "/api/v1/events/" + StoredRecords.event(some(i, stored.events())));
    put(all, "calendar.ics", i -> "/calendar.ics");
    put(all, "calendar of a participant", i -> "/calendar/%s.ics".formatted(participant(i)));
    put(all, "positions", i -> "/api/v1/positions?after=sak-%08d:asker".formatted(i * 300_000));
    put(all, "positions of a participant", i -> "/api/v1/positions?association=" + participant(i));
    put(
        all,
        "positions on an early date",
        i -> "/api/v1/positions?asOf=" + today.minusYears(25).minusDays(i));
    put(
        all,
        "positions of a participant on an early date",
        i ->
            "/api/v1/positions?association=%s&asOf=%s"
                .formatted(participant(i), today.minusYears(25).minusDays(i)));
    put(
        all,
        "positions on an issue",
        i -> "/api/v1/positions?issue=" + StoredRecords.issue(some(i, stored.issues())));
    put(all, "issues", i -> "/api/v1/issues?after=sak-%08d".formatted(i * 300_000));
    put(all, "issues with an open hearing", i -> "/api/v1/issues?openHearing=true");
    put(
        all,
        "issues with an open hearing on an early date",
        i -> "/api/v1/issues?openHearing=true&asOf=" + today.minusYears(20).minusDays(i));
    put(all, "issues of a theme", i -> "/api/v1/issues?theme=samferdsel");
    put(all, "issues of a level", i -> "/api/v1/issues?level=county");
    put(all, "issues of a participant", i -> "/api/v1/issues?participant=" + participant(i));
    put(
        all,
        "issues by all filters",
        i ->
            "/api/v1/issues?theme=energi&level=local&openHearing=true&participant="
                + participant(i));
    put(
        all,
        "issues of a theme on an early date",
        i -> "/api/v1/issues?theme=energi&asOf=" + today.minusYears(25).minusDays(i));
    put(all, "one issue", i -> "/api/v1/issues/" + StoredRecords.issue(some(i, stored.issues())));
    all.put(
        "one receipt",
        i ->
            new Ask(
                "/api/v1/receipts/" + StoredRecords.receipt(some(i, stored.receipts())),
                StoredRecords.participant(some(i, stored.receipts()))));
    put(all, "rejections", i -> "/api/v1/rejections");
    put(all, "the page", i -> "/");
    return all;
  }

  private static void put(
      Map<String, IntFunction<Ask>> all, String query, IntFunction<String> path) {
    all.put(query, i -> new Ask(path.apply(i), participant(i)));
  }

  private static String participant(int i) {
    return Participants.IDS.get(i % Participants.IDS.size());
  }

  private static int some(int i, int most) {
    return (int) (i * 61_803_399L % most) + 1;
  }
}
