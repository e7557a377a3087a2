package no.nov.hub.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The life of a group: a meeting that begins while the demo starts, its minutes, and a meeting
 * ahead that is answered by mail, on the page and on the phone.
 */
@Component
@Profile("demo")
class GroupSample {

  static final String OWNER = "drammen";
  static final String GROUP = "naeringspolitikk";
  static final String HELD = GROUP + "-1";
  static final String AHEAD = GROUP + "-2";

  /** One that has been held, too, and whose minutes are for whoever tries the hub to write. */
  static final String WITHOUT_MINUTES = "gronn-omstilling-1";

  static final String ADDRESS = "@example.no";

  static final String TITLE_AHEAD = "Strategi for neste år";
  private static final Duration UNTIL_IT_BEGINS = Duration.ofSeconds(12);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
  private static final String MEETINGS = "/api/v1/meetings/" + OWNER + "/";
  private static final String MINUTES = "/api/v1/minutes/" + OWNER + "/";

  private final HttpSender http;
  private final SampleMails mails;
  private final Clock clock;

  private Instant begins;

  GroupSample(HttpSender http, SampleMails mails, Clock clock) {
    this.http = http;
    this.mails = mails;
    this.clock = clock;
  }

  /** Nobody can be called to a meeting that has begun, so it begins a little later. */
  void call(Samples samples) throws Exception {
    begins = clock.instant().plus(UNTIL_IT_BEGINS).truncatedTo(ChronoUnit.SECONDS);
    LocalDateTime soon = LocalDateTime.ofInstant(begins, NORWAY);
    http.post(OWNER, meeting(HELD, GROUP, "Høstens møte", soon));
    http.post(OWNER, meeting(WITHOUT_MINUTES, "gronn-omstilling", "Oppstartsmøte", soon));
    http.post(
        OWNER,
        meeting(AHEAD, GROUP, TITLE_AHEAD, samples.workingDay(16).atTime(LocalTime.of(9, 0))));
    http.order(OWNER, "PUT", "/api/v1/submission-senders/kari" + ADDRESS, Map.of());
  }

  /** When everything else has been sent. */
  void answerAndMinute(Samples samples) throws Exception {
    await(() -> mails.accept("ada" + ADDRESS, TITLE_AHEAD), done -> done);
    String page =
        await(
            () -> mails.link("bo" + ADDRESS, "/svar/", TITLE_AHEAD).orElse(""),
            link -> !link.isEmpty());
    http.fillIn(page, "answer=accepted&revision=0");
    http.order(
        OWNER,
        "POST",
        MEETINGS + AHEAD + "/answers",
        Map.of("address", "cato" + ADDRESS, "answer", "declined", "comment", "Er på reise."));
    await(
        () -> http.get(OWNER, MEETINGS + AHEAD).at("/counts/accepted").asInt(0),
        accepted -> accepted == 2);
    TimeUnit.MILLISECONDS.sleep(Math.max(0, Duration.between(clock.instant(), begins).toMillis()));
    http.post(OWNER, minutes(samples));
    await(() -> http.get(OWNER, MINUTES + HELD).path("standing").asString(""), "reading"::equals);
    http.order(OWNER, "POST", MINUTES + HELD + "/release", Map.of("version", 1));
    await(() -> http.get(OWNER, MINUTES + HELD).path("standing").asString(""), "mailed"::equals);
  }

  private static <T> T await(Callable<T> question, Predicate<T> enough) throws Exception {
    Instant latest = Instant.now().plus(PATIENCE);
    T answer = question.call();
    while (!enough.test(answer)) {
      if (Instant.now().isAfter(latest)) {
        throw new IllegalStateException("The sample group did not come further within a minute");
      }
      TimeUnit.MILLISECONDS.sleep(100);
      answer = question.call();
    }
    return answer;
  }

  private static ObjectNode meeting(String id, String group, String title, LocalDateTime start) {
    ObjectNode data = Json.MAPPER.createObjectNode().put("owner", OWNER).put("meetingId", id);
    data.putArray("groups").add(group);
    data.put("title", title).put("place", "Rådhuset, Drammen");
    data.put("start", start.toString()).put("end", start.plusMinutes(90).toString());
    data.putArray("agenda").add("Referat fra forrige møte").add("Høring om ny transportplan");
    return Samples.event(OWNER, "demo-call-" + id, Types.MEETING_CALLED, data);
  }

  private static ObjectNode minutes(Samples samples) {
    ObjectNode data = Json.MAPPER.createObjectNode().put("owner", OWNER).put("meetingId", HELD);
    ArrayNode attendance = data.putArray("attendance");
    for (String present : new String[] {"ada", "bo", "dina", "eva"}) {
      attendance.addObject().put("address", present + ADDRESS);
    }
    ArrayNode items = data.putArray("items");
    items
        .addObject()
        .put("heading", "Høring om ny transportplan")
        .put("decision", "Gruppen gir innspill til foreningens svar.");
    items
        .addObject()
        .put("action", "Skrive utkast til innspill")
        .put("responsible", "bo" + ADDRESS)
        .put("due", samples.workingDay(10).toString());
    return Samples.event(OWNER, "demo-minutes-" + HELD, Types.MEETING_MINUTED, data);
  }
}
