package no.nov.hub.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.nov.hub.HubClient;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.Messages;
import no.nov.hub.mail.incoming.AnswersByMail;
import no.nov.hub.mail.incoming.MailedAnswer;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.platform.message.Types;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * What one participant has that is nobody else's. All of it bears the mark of the participant, and
 * its ids are those of the other's too, so that who looks up by id alone finds the wrong one.
 */
final class Belongings {

  static final String GROUP = "isolert";
  static final String EVENT = "e-isolert";

  /** A meeting ahead; one whose minutes the leader reads; one whose minutes all have. */
  static final String AHEAD = "m-foran";

  static final String READ = "m-leses";
  static final String MINUTED = "m-referert";
  static final String POLL = "m-valg";

  /** Where links of mails lead. */
  static final List<String> PLACES =
      List.of("svar", "svar/vent-", "avstemning", "referat", "oppgave", "evaluering");

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  static final LocalDate TODAY = LocalDate.now(OSLO);
  private static final LocalDate DAY = TODAY.plusMonths(6);
  private static final Duration UNTIL_MEETINGS = Duration.ofSeconds(12);

  private final HubClient hub;
  private final JdbcTemplate jdbc;
  private final AnswersByMail answers;
  private final String owner;
  private final String mark;
  private final String organisation;
  private LocalDateTime begins;
  private UUID receipt;
  private UUID rejection;
  private UUID mended;

  /**
   * @param organisation number of a member company
   */
  Belongings(
      HubClient hub,
      JdbcTemplate jdbc,
      AnswersByMail answers,
      String owner,
      String mark,
      String organisation) {
    this.hub = hub;
    this.jdbc = jdbc;
    this.answers = answers;
    this.owner = owner;
    this.mark = mark;
    this.organisation = organisation;
  }

  String owner() {
    return owner;
  }

  String mark() {
    return mark;
  }

  UUID receipt() {
    return receipt;
  }

  UUID rejection() {
    return rejection;
  }

  UUID mended() {
    return mended;
  }

  String address(String name) {
    return name + "." + mark + "@example.no";
  }

  String sender() {
    return address("sender");
  }

  /** Whatever nobody else may see. */
  List<String> secrets() {
    return List.of(mark, organisation, submissionAddress());
  }

  /** One of the times of the poll. */
  String proposed() {
    return DAY + "T10:00";
  }

  String submissionAddress() {
    return hub.get(owner, "/api/v1/submission-address").body().get("address").asString();
  }

  String feed() {
    return hub.get(owner, "/api/v1/feeds").body().at("/feeds/0/id").asString();
  }

  void arrive() {
    begins = LocalDateTime.now(OSLO).plus(UNTIL_MEETINGS).truncatedTo(ChronoUnit.SECONDS);
    begins = begins.getSecond() == 0 ? begins.plusSeconds(1) : begins;
    says(
        Types.MEMBERSHIP_LISTED,
        "list-" + mark,
        "{'association':'%s','asOf':'%s','organisations':['%s']}"
            .formatted(owner, TODAY.minusMonths(1), organisation));
    says(
        Types.GROUP_REGISTERED,
        "group-" + mark,
        "{'owner':'%s','groupId':'%s','kind':'resource','name':'Gruppe %s','leader':{'address':'%s'},'contact':%s,'members':[%s,%s]}"
            .formatted(
                owner, GROUP, mark, address("ola"), person("kari"), member("ola"), member("per")));
    call(READ, begins.toString());
    call(MINUTED, begins.toString());
    call(AHEAD, DAY + "T09:00");
    says(
        Types.MEETING_PROPOSED,
        "poll-" + mark,
        "{'meetingId':'%s','groups':['%s'],'title':'Valg %s','times':[{'start':'%sT10:00'},{'start':'%sT11:00'}]}"
            .formatted(POLL, GROUP, mark, DAY, DAY));
    says(
        Types.EVENT_PUBLISHED,
        "event-" + mark,
        "{'organiser':'%s','eventId':'%s','title':'Frokost','start':'%sT08:00','inviteGroups':['%s']}"
            .formatted(owner, EVENT, DAY, GROUP));
    says(
        Types.EVIDENCE_RECORDED,
        "evidence-" + mark,
        "{'groupId':'%s','evidenceId':'valg','kind':'election','date':'%s','recordedBy':'Kari %s','role':'leader','person':{'name':'Ola','address':'%s'}}"
            .formatted(GROUP, TODAY, mark, address("ola")));
    rejection = wrong("one");
    mended = wrong("two");
    register();
    loseEventOfFeed();
    isAskedForEvaluation();
    Stream.of("meeting %s/" + AHEAD, "event %s/" + EVENT)
        .map(about -> about.formatted(owner))
        .forEach(this::isAnsweredByMail);
  }

  private void call(String id, String start) {
    says(
        Types.MEETING_CALLED,
        id + "-" + mark,
        "{'meetingId':'%s','groups':['%s'],'title':'Møte %s','start':'%s'}"
            .formatted(id, GROUP, mark, start));
  }

  private String person(String name) {
    return "{'name':'%s %s','address':'%s'}".formatted(name, mark, address(name));
  }

  private String member(String name) {
    return person(name).replace("}", ",'personalMember':true}");
  }

  private void says(String type, String id, String data) {
    Answer answer = hub.submit(owner, Messages.from(owner, type, id, data));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    receipt = answer.receiptIds().get(0);
    JsonNode told = hub.receipt(owner, receipt);
    assertThat(HubClient.status(told)).as(told.toString()).isEqualTo("accepted");
  }

  private UUID wrong(String which) {
    UUID id = hub.produce(owner, Messages.from(owner, unknownType(), which, "{}"));
    hub.receipt(owner, id);
    return id;
  }

  /** A reason tells of it. */
  String unknownType() {
    return "no.nov." + mark;
  }

  private void register() {
    Answer added =
        hub.send(
            hub.request(owner, "/api/v1/submission-senders/" + sender())
                .PUT(BodyPublishers.noBody()));
    assertThat(added.status()).isEqualTo(204);
  }

  /** As if it had been gone from the calendar at two fetches. */
  private void loseEventOfFeed() {
    String feed = feed();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                jdbc.update(
                    "UPDATE kept.feed_event SET missing_since = CURRENT_TIMESTAMP WHERE feed_id = ? AND sent",
                    feed),
            lost -> lost > 0);
    jdbc.update("UPDATE kept.feed SET held_since = CURRENT_TIMESTAMP WHERE feed_id = ?", feed);
  }

  private void isAskedForEvaluation() {
    jdbc.update(
        "INSERT INTO kept.evaluation (owner, group_id, for_year, token, leader, asked_on) VALUES (?, ?, ?, ?, ?, ?)",
        owner,
        GROUP,
        TODAY.getYear(),
        "evaluation" + mark,
        address("ola"),
        TODAY);
  }

  /** By mails whose sender nobody vouches for. */
  private void isAnsweredByMail(String about) {
    await()
        .atMost(PATIENCE)
        .until(() -> count("SELECT COUNT(*) FROM kept.invitation WHERE about = ?", about) == 2);
    Map<String, Object> meeting =
        jdbc.queryForMap("SELECT token, uid FROM kept.meeting WHERE about = ?", about);
    for (String name : List.of("ola", "per")) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      answers.take(
          meeting.get("token").toString(),
          new MailedAnswer(
              meeting.get("uid").toString(),
              address(name),
              Participation.ACCEPTED,
              0,
              now,
              "Kommentar " + mark,
              null,
              null,
              address(name),
              false,
              now));
    }
  }

  /** After the meetings have begun. */
  void minute() {
    await().atMost(PATIENCE).until(() -> LocalDateTime.now(OSLO).isAfter(begins));
    for (String meeting : List.of(READ, MINUTED)) {
      says(
          Types.MEETING_MINUTED,
          "minutes-" + meeting + "-" + mark,
          "{'meetingId':'%s','attendance':[{'address':'%s'}],'items':[{'decision':'Vi vedtok %s.'},{'action':'Skrive %s','responsible':'%s'}]}"
              .formatted(meeting, address("ola"), mark, mark, address("per")));
      hub.eventually(
          owner,
          "/api/v1/minutes/%s/%s".formatted(owner, meeting),
          minutes -> minutes.path("standing").asString("").equals("reading"));
    }
    Answer released =
        hub.post(
            owner,
            "/api/v1/minutes/%s/%s/release".formatted(owner, MINUTED),
            "application/json",
            "{\"version\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(released.status()).isEqualTo(202);
    hub.eventually(owner, "/api/v1/actions", actions -> actions.toString().contains(MINUTED));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                count(
                        "SELECT COUNT(*) FROM kept.minutes_reply WHERE about = ?",
                        "meeting " + owner + "/" + MINUTED)
                    == 2);
  }

  private int count(String query, String about) {
    return jdbc.queryForObject(query, Integer.class, about);
  }

  String waitingAnswer(String about) {
    return text(
        "SELECT answer_id FROM kept.answer WHERE about = ? AND address = ?", about, address("ola"));
  }

  /** Of the page behind a link of a mail. */
  String token(String place) {
    return switch (place) {
      case "svar" ->
          text(
              "SELECT token FROM kept.invitation WHERE about = ? AND address = ?",
              "meeting " + owner + "/" + AHEAD,
              address("ola"));
      case "svar/vent-" ->
          text(
              "SELECT token FROM kept.answer WHERE about = ? AND address = ?",
              "meeting " + owner + "/" + AHEAD,
              address("per"));
      case "avstemning" ->
          text(
              "SELECT token FROM kept.poll_person WHERE about = ? AND address = ?",
              "poll " + owner + "/" + POLL,
              address("ola"));
      case "referat" ->
          text(
              "SELECT token FROM kept.minutes_reply WHERE about = ? AND address = ?",
              "meeting " + owner + "/" + MINUTED,
              address("per"));
      case "oppgave" ->
          text("SELECT token FROM kept.action WHERE about = ?", "meeting " + owner + "/" + MINUTED);
      case "evaluering" -> "evaluation" + mark;
      default -> throw new IllegalArgumentException(place);
    };
  }

  private String text(String query, Object... arguments) {
    return jdbc.queryForObject(query, String.class, arguments);
  }
}
