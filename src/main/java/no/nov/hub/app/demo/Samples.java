package no.nov.hub.app.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the seven send, with ids that are always the same and dates relative to one day. All figures
 * are illustrative.
 */
final class Samples {

  /** Months before the first run whose last day each association counts on, the latest last. */
  private static final List<Integer> MONTHS_BACK = List.of(16, 13, 10, 7, 4, 1);

  private final LocalDate day;

  Samples(LocalDate day) {
    this.day = day;
  }

  /** A whole CloudEvent. */
  static ObjectNode event(String participant, String id, String type, ObjectNode data) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("specversion", "1.0").put("id", id).put("source", "/" + participant);
    event.put("type", type).set("data", data);
    return event;
  }

  /**
   * Counts that grow a little; the shares of municipalities add up to less than the whole, as
   * members elsewhere do.
   */
  List<ObjectNode> counts(
      String association, int members, int jobs, int staff, String... municipalities) {
    List<ObjectNode> counts = new ArrayList<>();
    for (int i = 0; i < MONTHS_BACK.size(); i++) {
      LocalDate asOf = countDay(MONTHS_BACK.get(i));
      int now = members - (MONTHS_BACK.size() - 1 - i) * members / 100;
      ObjectNode data = Json.MAPPER.createObjectNode();
      data.put("association", association).put("asOf", asOf.toString()).put("members", now);
      ObjectNode places = data.putObject("byMunicipality");
      for (String municipality : municipalities) {
        String[] share = municipality.split(":");
        places.put(share[0], now * Integer.parseInt(share[1]) / 100);
      }
      data.putObject("byKind").put("company", now * 95 / 100).put("person", now * 4 / 100);
      data.put("joined", asOf.getMonthValue() * members / 150)
          .put("left", asOf.getMonthValue() * members / 200);
      data.put("jobs", (long) jobs * now / members).put("staff", staff);
      counts.add(event(association, "demo-count-" + (i + 1), Types.MEMBERSHIP_COUNTED, data));
    }
    return counts;
  }

  /** The last day of a month; on its last day a month is already reported for. */
  LocalDate countDay(int monthsBack) {
    return YearMonth.from(day.plusDays(1)).minusMonths(monthsBack).atEndOfMonth();
  }

  ObjectNode happening(
      String organiser,
      String id,
      String title,
      int daysAhead,
      int hour,
      int hours,
      String theme,
      String municipality) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    LocalDate date = workingDay(daysAhead);
    data.put("organiser", organiser).put("eventId", id).put("title", title);
    data.put("start", date.atTime(LocalTime.of(hour, 0)).toString());
    data.put("end", date.atTime(LocalTime.of(hour + hours, 0)).toString());
    data.put("timeZone", "Europe/Oslo").put("theme", theme);
    data.putObject("venue").put("municipality", municipality);
    return event(organiser, "demo-event-" + id, Types.EVENT_PUBLISHED, data);
  }

  /** The day itself or the Monday after it. */
  LocalDate workingDay(int daysAhead) {
    LocalDate date = day.plusDays(daysAhead);
    return date.getDayOfWeek().getValue() > 5
        ? date.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        : date;
  }

  ObjectNode session(
      String organiser,
      String id,
      String of,
      String title,
      int daysAhead,
      int hour,
      String municipality) {
    ObjectNode event =
        happening(organiser, id, title, daysAhead, hour, 1, "næringsutvikling", municipality);
    ((ObjectNode) event.get("data")).put("partOf", of);
    return event;
  }

  ObjectNode with(ObjectNode event, String coOrganiser) {
    ((ObjectNode) event.get("data")).putArray("coOrganisers").add(coOrganiser);
    return event;
  }

  ObjectNode consent(String participant, String organiser, String eventId) {
    ObjectNode data = Json.MAPPER.createObjectNode().put("participant", participant);
    data.putObject("event").put("organiser", organiser).put("eventId", eventId);
    return event(participant, "demo-consent-" + eventId, Types.CONSENT_GIVEN, data);
  }

  ObjectNode cancellation(String organiser, String eventId, String reason) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    data.put("organiser", organiser).put("eventId", eventId).put("reason", reason);
    return event(organiser, "demo-cancel-" + eventId, Types.EVENT_CANCELLED, data);
  }

  ObjectNode position(String association, Issue issue, String stance, String summary) {
    ObjectNode data = Json.MAPPER.createObjectNode().put("association", association);
    data.putObject("issue").put("id", issue.id()).put("title", issue.title());
    data.put("stance", stance)
        .put("summary", summary)
        .put("theme", issue.theme())
        .put("level", issue.level());
    data.put("adoptedOn", day.minusDays(20).toString());
    if (issue.daysToDeadline() > 0) {
      data.putObject("hearing")
          .put("authority", issue.authority())
          .put("deadline", day.plusDays(issue.daysToDeadline()).toString());
    }
    return event(association, "demo-position-" + issue.id(), Types.POSITION_ADOPTED, data);
  }

  ObjectNode support(String association, Issue issue, String supported) {
    ObjectNode event = position(association, issue, "supports", "Vi slutter oss til.");
    ((ObjectNode) event.get("data")).put("supports", supported);
    return event;
  }

  ObjectNode withdrawal(String association, Issue issue) {
    ObjectNode data = Json.MAPPER.createObjectNode().put("association", association);
    data.putObject("issue").put("id", issue.id());
    data.put("withdrawnOn", day.toString()).put("reason", "Styret vil behandle saken på nytt.");
    return event(association, "demo-withdrawal-" + issue.id(), Types.POSITION_WITHDRAWN, data);
  }

  LocalDate day() {
    return day;
  }

  /** Matters that the associations' own documents name; who stands where is illustrative. */
  enum Issue {
    VIKEN("bevare-viken", "Bevare Viken fylke", "næringsvekst", "county", "", 0),
    TRANSPORT(
        "ntp-2022-2033",
        "Nasjonal transportplan 2022–2033",
        "samferdsel",
        "national",
        "Samferdselsdepartementet",
        12),
    CAPITAL(
        "gronn-kapital",
        "Tilgang på grønn kapital",
        "grønn omstilling",
        "national",
        "Klima- og miljødepartementet",
        30);

    private final String id;
    private final String title;
    private final String theme;
    private final String level;
    private final String authority;
    private final int daysToDeadline;

    Issue(
        String id, String title, String theme, String level, String authority, int daysToDeadline) {
      this.id = id;
      this.title = title;
      this.theme = theme;
      this.level = level;
      this.authority = authority;
      this.daysToDeadline = daysToDeadline;
    }

    String id() {
      return id;
    }

    String title() {
      return title;
    }

    String theme() {
      return theme;
    }

    String level() {
      return level;
    }

    String authority() {
      return authority;
    }

    int daysToDeadline() {
      return daysToDeadline;
    }
  }
}
