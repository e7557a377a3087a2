package no.nov.hub.app.demo;

import static no.nov.hub.app.demo.GroupSample.ADDRESS;
import static no.nov.hub.app.demo.GroupSample.AHEAD;
import static no.nov.hub.app.demo.GroupSample.GROUP;
import static no.nov.hub.app.demo.GroupSample.HELD;
import static no.nov.hub.app.demo.GroupSample.OWNER;
import static no.nov.hub.app.demo.GroupSample.TITLE_AHEAD;
import static no.nov.hub.app.demo.GroupSample.WITHOUT_MINUTES;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What the table says of the sample group, as its owner reads it over HTTP. */
@Component
@Profile("demo")
class GroupTable {

  private static final Map<String, String> STANDINGS =
      Map.of(
          "reading", "hos lederen / with the leader",
          "mailed", "sendt til alle / sent to all",
          "approved", "godkjent / approved");

  private static final Map<String, String> STATES = new LinkedHashMap<>();

  static {
    STATES.put("kept", "holdes / kept");
    STATES.put("at_risk", "i fare / at risk");
    STATES.put("broken", "brutt / broken");
    STATES.put("no_evidence", "ikke dokumentert / no evidence");
    STATES.put("not_applicable", "gjelder ikke nå / does not apply now");
  }

  private final HttpSender http;
  private final SampleMails mails;
  private final DemoMailServer server;
  private final FirstRun.Settings settings;

  GroupTable(
      HttpSender http, SampleMails mails, DemoMailServer server, FirstRun.Settings settings) {
    this.http = http;
    this.mails = mails;
    this.server = server;
    this.settings = settings;
  }

  String name() throws Exception {
    return http.get(OWNER, "/api/v1/groups/" + OWNER + "/" + GROUP).path("name").asString();
  }

  List<String> lines() throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add(meeting());
    lines.add(minutes());
    lines.add(withoutMinutes());
    lines.add(charter());
    Path report = settings.directory().resolve("charter-report.html");
    Files.writeString(
        report, http.page(OWNER, "/api/v1/charter-reports/" + OWNER), StandardCharsets.UTF_8);
    lines.add("rapporten / the report:       " + report.toAbsolutePath().normalize().toUri());
    lines.add(
        "svarsiden / the answer page:  "
            + mails.link("dina" + ADDRESS, "/svar/", TITLE_AHEAD).orElse("–"));
    lines.add(
        "e-posten / the mail:          IMAP 127.0.0.1:%d, dina%s, kari%s …; %s"
            .formatted(
                server.settings().imapPort(),
                ADDRESS,
                ADDRESS,
                settings.directory().resolve("mail")));
    return lines;
  }

  private String meeting() throws Exception {
    JsonNode meeting = meeting(AHEAD);
    JsonNode counts = meeting.path("counts");
    return "neste møte / next meeting:    %s  %s: %d ja / yes, %d kanskje / perhaps, %d nei / no, %d venter / waiting"
        .formatted(
            start(meeting),
            meeting.path("title").asString(),
            counts.path("accepted").asInt(),
            counts.path("tentative").asInt(),
            counts.path("declined").asInt(),
            counts.path("unanswered").asInt());
  }

  private String minutes() throws Exception {
    JsonNode minutes = http.get(OWNER, "/api/v1/minutes/" + OWNER + "/" + HELD);
    return "referat / minutes:            %s  %s: %s"
        .formatted(
            start(meeting(HELD)),
            minutes.path("title").asString(),
            STANDINGS.get(minutes.path("standing").asString()));
  }

  private String withoutMinutes() throws Exception {
    boolean none =
        http.get(OWNER, "/api/v1/minutes/" + OWNER + "/" + WITHOUT_MINUTES).isMissingNode();
    JsonNode meeting = meeting(WITHOUT_MINUTES);
    return "                              %s  %s (%s): %s"
        .formatted(
            start(meeting),
            meeting.path("title").asString(),
            WITHOUT_MINUTES,
            none ? "uten referat / no minutes" : "har referat / has minutes");
  }

  private String charter() throws Exception {
    JsonNode rules =
        http.get(OWNER, "/api/v1/charter-reports/" + OWNER + "/" + GROUP).at("/groups/0/rules");
    Map<String, Long> states =
        rules
            .valueStream()
            .collect(
                Collectors.groupingBy(
                    rule -> rule.path("state").asString(), Collectors.counting()));
    return "retningslinjer / charter:     "
        + STATES.entrySet().stream()
            .filter(state -> states.containsKey(state.getKey()))
            .map(state -> states.get(state.getKey()) + " " + state.getValue())
            .collect(Collectors.joining(", "));
  }

  private JsonNode meeting(String id) throws Exception {
    return http.get(OWNER, "/api/v1/meetings/" + OWNER + "/" + id);
  }

  private static String start(JsonNode meeting) {
    return meeting.path("start").asString("").replace('T', ' ').substring(0, 16);
  }
}
