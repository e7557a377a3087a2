package no.nov.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubProcess;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;

/** What the hub answers to those who read from it. */
final class Answers {

  private static final String READER = "asker";

  private final HubProcess hub;

  Answers(HubProcess hub) {
    this.hub = hub;
  }

  long members(LocalDate asOf) {
    return json("/api/v1/statistics?asOf=" + asOf, READER).at("/totals/members").asLong();
  }

  List<String> titlesOfEvents() {
    return paged(events(), "events").stream().map(event -> event.get("title").asString()).toList();
  }

  List<String> issues() {
    return paged(issuesPath(), "issues").stream().map(issue -> issue.get("id").asString()).toList();
  }

  /** A participant's rejections, at most five hundred that wait and as many that are settled. */
  List<JsonNode> rejections(String participant) {
    List<JsonNode> rejections = new ArrayList<>();
    for (boolean settled : new boolean[] {false, true}) {
      json("/api/v1/rejections?limit=500&settled=" + settled, participant)
          .get("rejections")
          .forEach(rejections::add);
    }
    return rejections;
  }

  boolean hasReceipt(UUID id, String participant) {
    return hub.get(receiptPath(id), hub.key(participant)).statusCode() == 200;
  }

  JsonNode receipt(UUID id, String participant) {
    return json(receiptPath(id), participant);
  }

  private static String receiptPath(UUID id) {
    return "/api/v1/receipts/" + id;
  }

  /** Everything that can be asked for, to be compared with what is answered later. */
  Map<String, Object> everything(Iterable<LocalDate> dates) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (LocalDate date : dates) {
      String path = "/api/v1/statistics?asOf=" + date;
      all.put(path, json(path, READER));
    }
    all.put("history", json("/api/v1/statistics/history?months=24", READER));
    all.put("events", paged(events(), "events"));
    all.put("calendar.ics", ok("/calendar.ics", null));
    all.put("issues", paged(issuesPath(), "issues"));
    all.put("positions", paged("/api/v1/positions?limit=1000", "positions"));
    Cargo.SENDERS.forEach(sender -> all.put("rejections of " + sender, rejections(sender)));
    return all;
  }

  private static String events() {
    return "/api/v1/events?from=%s&to=%s&limit=1000"
        .formatted(Cargo.firstDay(), Cargo.firstDay().plusYears(1));
  }

  private static String issuesPath() {
    return "/api/v1/issues?limit=1000";
  }

  private List<JsonNode> paged(String path, String field) {
    List<JsonNode> all = new ArrayList<>();
    String next = null;
    do {
      JsonNode page = json(next == null ? path : path + "&after=" + next, READER);
      page.get(field).forEach(all::add);
      next = page.path("next").asString(null);
    } while (next != null);
    return all;
  }

  private JsonNode json(String path, String participant) {
    return Json.MAPPER.readTree(ok(path, hub.key(participant)));
  }

  private String ok(String path, String key) {
    var answer = hub.get(path, key);
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.body();
  }
}
