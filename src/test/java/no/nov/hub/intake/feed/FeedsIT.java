package no.nov.hub.intake.feed;

import static no.nov.hub.intake.feed.Calendars.calendar;
import static no.nov.hub.intake.feed.Calendars.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import no.nov.hub.HubClient;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.MovableClock;
import no.nov.hub.platform.database.Rows;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole hub, a real server with calendars, and a clock that the test moves. */
@HubIntegrationTest
@Import(FeedsIT.Time.class)
class FeedsIT {

  private static final CalendarServer SERVER = CalendarServer.on("127.0.0.1");
  private static final Duration A_QUARTER = Duration.ofMinutes(15);
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final LocalDate BEGAN = LocalDate.now(ZoneId.of("Europe/Oslo"));
  private static final List<String> FEEDS =
      List.of(
          "modum good",
          "asker faults",
          "baerum vanishing",
          "kongsberg four",
          "ringerike html",
          "ringerike cut",
          "ringerike empty",
          "ringerike flood",
          "ringerike drip",
          "ringerike hops",
          "osloregionen private",
          "drammen mended",
          "osloregionen kept");

  /** Without an annotation, so that no other test's scan finds it. */
  static class Time {

    @Bean
    @Primary
    MovableClock movableClock() {
      // A database keeps microseconds, and a time that is rounded up is not due yet.
      return MovableClock.at(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }
  }

  @DynamicPropertySource
  static void feeds(DynamicPropertyRegistry settings) {
    for (int i = 0; i < FEEDS.size(); i++) {
      String[] feed = FEEDS.get(i).split(" ");
      String setting = "hub.feeds[" + i + "].";
      settings.add(setting + "participant", () -> feed[0]);
      settings.add(setting + "name", () -> feed[1]);
      settings.add(setting + "url", () -> SERVER.url("/" + feed[1] + ".ics?key=SECRET"));
      settings.add(setting + "allow-private", () -> !feed[1].equals("private"));
      SERVER.serve("/" + feed[1] + ".ics", calendar());
    }
    settings.add("hub.files.max-size", () -> "100KB");
    settings.add("hub.feed-limits.total-timeout", () -> "5s");
    settings.add("hub.routes.receive-feeds.from", () -> "scheduler:feeds?initialDelay=0&delay=50");
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Autowired HubClient hub;
  @Autowired MovableClock clock;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void ready() {
    hub.awaitReady();
    awaitFetched();
  }

  /**
   * Every event is so many months after the day on which the tests began: one whose date moved with
   * the clock would be another event.
   */
  private static String day(int months) {
    return BEGAN.plusMonths(months).toString().replace("-", "");
  }

  private static String course(String uid, String title) {
    return event(uid, title, day(2) + "T080000");
  }

  private static String last(String uid) {
    return event(uid, "Sist", day(5) + "T080000");
  }

  /** Lets time pass and waits until everything that is due by then has been fetched. */
  private void after(Duration time) {
    clock.pass(time);
    awaitFetched();
  }

  private void awaitFetched() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                jdbc.queryForObject(
                    "SELECT COUNT(*) FROM kept.feed WHERE claim IS NOT NULL OR next_poll_at <= ?",
                    Integer.class,
                    Rows.utc(clock.instant())),
            due -> due == 0);
  }

  private JsonNode feed(String participant, String name) {
    return hub.get(participant, "/api/v1/feeds")
        .body()
        .get("feeds")
        .valueStream()
        .filter(feed -> feed.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What the shared topic says of a participant's events, in order: titles, and × for cancelled.
   */
  private List<String> shared(String organiser) {
    return hub.anonymousTopic(Topics.EVENTS).stream()
        .map(record -> Json.MAPPER.readTree(record.value()))
        .filter(event -> event.get("source").asString().equals("/" + organiser))
        .map(
            event ->
                event.get("type").asString().contains("cancelled")
                    ? "×"
                    : event.get("data").get("title").asString())
        .toList();
  }

  private void awaitShared(String organiser, String... titles) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(
            () ->
                assertThat(shared(organiser))
                    .as(hub.get(organiser, "/api/v1/feeds").text())
                    .containsExactly(titles));
  }

  @Test
  void aCalendarIsFetchedAskedForByItsMarkAndOnlyChangesAreSent() {
    SERVER.serve(
        "/good.ics",
        "\"1\"",
        calendar(
            course("a", "Kurs"),
            last("z"),
            event("x@hub.example.no", "Hubens eget", day(2) + "T080000")));
    after(A_QUARTER);
    awaitShared("modum", "Kurs", "Sist");

    after(A_QUARTER);
    assertThat(SERVER.asked()).contains("/good.ics If-None-Match: \"1\"");

    SERVER.serve("/good.ics", "\"2\"", calendar(course("a", "Kurset"), last("z")));
    after(A_QUARTER);
    SERVER.serve("/good.ics", "\"3\"", calendar(course("a", "Kurs"), last("z")));
    after(A_QUARTER);

    awaitShared("modum", "Kurs", "Sist", "Kurset", "Kurs");
    assertThat(hub.receipts("modum"))
        .allSatisfy(receipt -> assertThat(HubClient.status(receipt)).isEqualTo("accepted"));
    assertThat(text("/actuator/prometheus").lines())
        .anyMatch(
            line ->
                line.startsWith("nov_feed_fetches_total{")
                    && line.contains("feed=\"good\"")
                    && line.contains("outcome=\"unchanged\""));
  }

  @Test
  void aPrivateEventNeverReachesTheOpenCalendarAndOneThatBecomesSoIsWithdrawn() {
    String talk = event("b", "Lønnssamtale", day(2) + "T080000", "X-TOM", "CLASS:PRIVATE");
    SERVER.serve("/kept.ics", calendar(course("a", "Åpent til nå"), talk));
    after(A_QUARTER);
    assertThat(awaitInCalendar("Åpent til nå", "STATUS:CONFIRMED")).doesNotContain("Lønnssamtale");

    SERVER.serve(
        "/kept.ics",
        calendar(event("a", "Åpent til nå", day(2) + "T080000", "CLASS:PRIVATE"), talk));
    after(A_QUARTER);

    assertThat(awaitInCalendar("Avlyst", "STATUS:CANCELLED"))
        .doesNotContain("Åpent til nå", "Lønnssamtale");
  }

  /** The open calendar, as soon as the event with this title has the line. */
  private String awaitInCalendar(String title, String line) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () -> text("/calendar.ics").replace("\r\n ", ""),
            calendar ->
                Stream.of(calendar.split("BEGIN:VEVENT"))
                    .anyMatch(event -> event.contains("SUMMARY:" + title) && event.contains(line)));
  }

  @Test
  void aFaultyEventIsKeptWithTheRejectionsOnce() {
    SERVER.serve(
        "/faults.ics", calendar(course("a", "Kurs i Asker"), event("b", "Uten tid", "i morgen")));
    after(A_QUARTER);
    after(A_QUARTER);

    awaitShared("asker", "Kurs i Asker");
    JsonNode rejections =
        hub.eventually("asker", "/api/v1/rejections", r -> r.get("rejections").size() > 0)
            .get("rejections");
    assertThat(rejections).hasSize(1);
    assertThat(rejections.get(0).get("status").asString()).isEqualTo("refused");
    assertThat(rejections.get(0).get("origin").asString()).startsWith("faults, ");
    assertThat(rejections.get(0).at("/reasons/0/message/nb").asString()).contains("«Uten tid»");
  }

  @Test
  void whatIsMendedInTheCalendarWaitsNoLonger() {
    SERVER.serve(
        "/mended.ics",
        calendar(
            last("z"),
            event("unread", "Uten tid", "i morgen"),
            event("ruled", "Om lenge", "20990112T080000"),
            event("gone", "Også uten tid", "i overmorgen"),
            event("other", "Fortsatt uten tid", "i går")));
    after(A_QUARTER);
    awaitWaiting(4);

    SERVER.serve(
        "/mended.ics",
        calendar(
            last("z"),
            course("unread", "Med tid"),
            course("ruled", "Snart"),
            event("other", "Fortsatt uten tid", "i forgårs")));
    after(A_QUARTER);

    awaitShared("drammen", "Sist", "Med tid", "Snart");
    assertThat(awaitWaiting(1).get(0).at("/reasons/0/message/nb").asString())
        .contains("«Fortsatt uten tid»");
  }

  /** Those of the web calendar alone; others may wait too. */
  private List<JsonNode> awaitWaiting(int number) {
    return ofMended(
        hub.eventually("drammen", "/api/v1/rejections", body -> ofMended(body).size() == number));
  }

  private static List<JsonNode> ofMended(JsonNode body) {
    return body.get("rejections")
        .valueStream()
        .filter(rejection -> rejection.get("origin").asString().startsWith("mended"))
        .toList();
  }

  @Test
  void oneThatVanishesIsCancelledAfterAnHour() {
    SERVER.serve(
        "/vanishing.ics", calendar(course("a", "Blir"), course("b", "Blir borte"), last("z")));
    after(A_QUARTER);
    awaitShared("baerum", "Blir", "Blir borte", "Sist");

    SERVER.serve("/vanishing.ics", calendar());
    after(AN_HOUR);
    assertThat(feed("baerum", "vanishing").at("/problem/nb").asString()).contains("er tom");
    SERVER.serve("/vanishing.ics", "\"1\"", calendar(course("a", "Blir"), last("z")));
    after(AN_HOUR);
    assertThat(shared("baerum")).doesNotContain("×");

    after(AN_HOUR);
    awaitShared("baerum", "Blir", "Blir borte", "Sist", "×");
  }

  @Test
  void fourThatVanishWaitForTheirOwnersWord() {
    SERVER.serve(
        "/four.ics",
        calendar(
            course("a", "A"), course("b", "B"), course("c", "C"), course("d", "D"), last("z")));
    after(A_QUARTER);
    awaitShared("kongsberg", "A", "B", "C", "D", "Sist");
    assertThat(confirm("kongsberg").status()).isEqualTo(409);

    SERVER.serve("/four.ics", calendar(last("z")));
    after(A_QUARTER);
    after(AN_HOUR);
    JsonNode held = feed("kongsberg", "four");

    assertThat(held.get("vanished").valueStream().map(v -> v.get("title").asString()))
        .containsExactlyInAnyOrder("A", "B", "C", "D");
    assertThat(shared("kongsberg")).doesNotContain("×");
    assertThat(hub.operatorsBrowser().get("/").body())
        .contains("4 arrangementer er borte fra nettkalenderen «four»");
    String id = held.get("id").asString();
    assertThat(
            hub.post(
                    "modum",
                    "/api/v1/feeds/" + id + "/confirm-vanished",
                    "application/json",
                    new byte[0])
                .status())
        .isEqualTo(404);

    Answer confirmed = confirm("kongsberg");

    assertThat(confirmed.status()).isEqualTo(202);
    assertThat(confirmed.body().get("confirmed").asInt()).isEqualTo(4);
    awaitShared("kongsberg", "A", "B", "C", "D", "Sist", "×", "×", "×", "×");
    awaitFetched();
    assertThat(feed("kongsberg", "four").has("heldSince")).isFalse();
  }

  private Answer confirm(String participant) {
    String id = feed(participant, "four").get("id").asString();
    return hub.post(
        participant, "/api/v1/feeds/" + id + "/confirm-vanished", "application/json", new byte[0]);
  }

  @Test
  void whatCannotBeReadIsToldAndChangesNothing() {
    for (String name : List.of("html", "cut", "empty", "flood", "drip", "hops")) {
      SERVER.serve("/" + name + ".ics", calendar(course(name, name)));
    }
    after(AN_HOUR);
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(
            () ->
                assertThat(shared("ringerike"))
                    .containsExactlyInAnyOrder("html", "cut", "empty", "flood", "drip", "hops"));

    SERVER.serve("/html.ics", "<html>Logg inn</html>");
    SERVER.serve("/cut.ics", calendar(course("cut", "cut")).substring(0, 150));
    SERVER.serve("/empty.ics", calendar());
    SERVER.flood("/flood.ics");
    SERVER.drip("/drip.ics");
    SERVER.redirect("/hops.ics", 302, "/hops.ics?key=SECRET");
    after(Duration.ofHours(2));
    after(Duration.ofHours(2));

    assertThat(problem("html")).contains("ikke en hel kalender");
    assertThat(problem("cut")).contains("ikke en hel kalender");
    assertThat(problem("empty")).contains("Ingenting er avlyst");
    assertThat(problem("flood")).contains("større enn");
    assertThat(problem("drip")).contains("ikke ferdig");
    assertThat(problem("hops")).contains("viser videre mer enn 5 ganger");
    assertThat(shared("ringerike")).hasSize(6);

    JsonNode health =
        hub.eventually(
            "operator",
            "/actuator/health",
            h ->
                h.at("/components/feeds/details/ringerike~1html/reason")
                    .asString("")
                    .contains("whole"));
    assertThat(health.at("/components/feeds/details/ringerike~1html/host").asString())
        .isEqualTo("127.0.0.1");
    assertThat(health.at("/components/feeds/details/ringerike~1html/reason").asString())
        .contains("not a whole calendar");
    assertThat(health.at("/components/feeds/status").asString()).isEqualTo("UNKNOWN");
    assertThat(hub.send(HttpRequest.newBuilder(hub.uri("/actuator/health")).GET()).status())
        .isEqualTo(200);
    assertThat(health.toString()).doesNotContain("SECRET");
    assertThat(text("/actuator/prometheus")).doesNotContain("SECRET");
    assertThat(hub.get("ringerike", "/api/v1/feeds").text()).doesNotContain("SECRET");

    SERVER.serve("/drip.ics", calendar(course("drip", "drip")));
    after(AN_HOUR);
    assertThat(feed("ringerike", "drip").has("problem")).isFalse();
  }

  private String problem(String name) {
    return feed("ringerike", name).at("/problem/nb").asString();
  }

  @Test
  void aPrivateAddressIsNotFetchedUnlessItIsAllowed() {
    after(AN_HOUR);

    assertThat(feed("osloregionen", "private").at("/problem/nb").asString())
        .contains("privat nett");
    assertThat(SERVER.asked()).noneMatch(path -> path.startsWith("/private.ics"));
  }

  @Test
  void aFeedThatFailsForADayIsOnThePage() {
    after(AN_HOUR);
    after(Duration.ofHours(25));

    String page = hub.operatorsBrowser().get("/").body();

    assertThat(page).contains("Nettkalenderen «private» har ikke latt seg hente siden");
    assertThat(page).doesNotContain("SECRET");
  }

  private String text(String path) {
    return hub.send(HttpRequest.newBuilder(hub.uri(path)).GET()).text();
  }
}
