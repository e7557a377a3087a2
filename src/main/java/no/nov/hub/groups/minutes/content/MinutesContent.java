package no.nov.hub.groups.minutes.content;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.nov.hub.groups.meeting.Meetings.Called;
import no.nov.hub.groups.minutes.action.Action;
import no.nov.hub.groups.minutes.content.AttendanceTables.AttendanceState;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import no.nov.hub.shared.event.EventTime;
import tools.jackson.databind.JsonNode;

/**
 * What minutes say, with everybody found who is named.
 *
 * @param reason what was corrected; null in the first version
 * @param outcomes of actions of earlier meetings
 */
public record MinutesContent(
    String title,
    EventTime time,
    String place,
    int version,
    String reason,
    List<Attendee> attendees,
    List<MinutesItem> items,
    List<Outcome> outcomes,
    String note) {

  /**
   * @param action as {@link Action#id()}
   */
  public record Outcome(String action, String words, boolean done) {}

  static MinutesContent of(Minutes minutes, Called meeting, People people) {
    JsonNode data = minutes.data();
    List<Attendee> attendees = Attendees.of(data.path("attendance"), people);
    return new MinutesContent(
        data.path("title").asString(meeting.title()),
        meeting.time(),
        meeting.place(),
        minutes.version(),
        minutes.isCorrection() ? data.path("reason").asString(null) : null,
        attendees,
        items(data.get("items"), people, attendees),
        data.path("outcomes")
            .valueStream()
            .map(
                each ->
                    new Outcome(
                        each.get("action").asString(),
                        each.get("outcome").asString(),
                        each.path("done").asBoolean(true)))
            .toList(),
        data.path("note").asString(null));
  }

  private static List<MinutesItem> items(JsonNode items, People people, List<Attendee> attendees) {
    List<MinutesItem> read = new ArrayList<>();
    for (JsonNode item : items) {
      for (MinutesItem.Kind kind : MinutesItem.Kind.values()) {
        String words = item.path(kind.name().toLowerCase(Locale.ROOT)).asString(null);
        if (words != null) {
          String due = item.path("due").asString(null);
          read.add(
              new MinutesItem(
                  kind,
                  item.path("heading").asString(null),
                  words,
                  kind == MinutesItem.Kind.ACTION
                      ? responsible(item.get("responsible").asString().strip(), people, attendees)
                      : null,
                  due == null ? null : LocalDate.parse(due),
                  item.path("id").asString(null)));
        }
      }
    }
    return read;
  }

  /** One who was called, else a guest of that name, else whoever has the address. */
  private static Recipient responsible(String said, People people, List<Attendee> attendees) {
    String address = said.contains("@") ? said : null;
    Optional<People.Known> known = people.find(address, said);
    if (known.isPresent()) {
      return known.get().person();
    }
    List<Attendee> guests =
        attendees.stream()
            .filter(each -> each.state() == AttendanceState.GUEST && each.person().contains("@"))
            .filter(
                each ->
                    each.person().equals(said)
                        || Names.plain(each.name()).equals(Names.plain(said)))
            .toList();
    return guests.size() == 1
        ? new Recipient(guests.get(0).person(), guests.get(0).name(), Language.NB)
        : new Recipient(address, said, Language.NB);
  }

  /** Those absent, with notice or without. */
  public List<String> absent(boolean notified) {
    return attendees.stream()
        .filter(each -> each.state() == AttendanceState.ABSENT && each.notified() == notified)
        .map(Attendee::shown)
        .toList();
  }

  public List<String> shown(AttendanceState state) {
    return attendees.stream().filter(each -> each.state() == state).map(Attendee::shown).toList();
  }

  /** Names and texts stay out of logs. */
  @Override
  public String toString() {
    return "MinutesContent[]";
  }
}
