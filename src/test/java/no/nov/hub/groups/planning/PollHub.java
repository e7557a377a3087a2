package no.nov.hub.groups.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.RealSettings;
import no.nov.hub.groups.GroupsHub;
import no.nov.hub.groups.meeting.MeetingProjection;
import no.nov.hub.groups.meeting.OpenTasks;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participant;
import org.springframework.http.ResponseEntity;

/** Groups, their meetings, and date polls. */
final class PollHub extends GroupsHub<PollHub> {

  static final Instant NOW = Instant.parse("2027-01-04T08:00:00Z");
  static final Participant DRAMMEN = RealSettings.PARTICIPANTS.get("drammen");

  PollHub() {
    super(NOW);
    with(OpenTasks.class, () -> groups -> List.of());
    reads(Topics.PRIVATE_MEETINGS, MeetingProjection.class, PollProjection.class);
    start("no.nov.hub.groups.group", "no.nov.hub.groups.meeting", "no.nov.hub.groups.planning");
  }

  /** Times for meeting m-1 of group energi: 12 and 14 January, to be answered by the 10th. */
  PollHub proposes(String fields) {
    String times =
        fields.contains("'times'")
            ? ""
            : ",'times':[{'start':'2027-01-12T09:00','end':'2027-01-12T10:30'},{'start':'2027-01-14T12:00','end':'2027-01-14T13:00'}]";
    String by = fields.contains("'answerBy'") ? "" : ",'answerBy':'2027-01-10'";
    return says(
        Types.MEETING_PROPOSED,
        "{'owner':'drammen','meetingId':'m-1','groups':['energi'],'title':'Årets første møte','timeZone':'Europe/Oslo'%s%s%s}"
            .formatted(times, by, fields.isEmpty() ? "" : "," + fields));
  }

  PollHub calls(String id, String start, String fields) {
    return calls(
        id,
        "'title':'Møte %s','start':'%s','timeZone':'Europe/Oslo'%s".formatted(id, start, fields));
  }

  PollHub admits(Envelope message) {
    admit(message, Topics.PRIVATE_MEETINGS);
    return this;
  }

  @Override
  public PollHub looks() {
    work(bean(Polling.class)::anyDue, bean(Polling.class)::ask);
    return this;
  }

  /** Looks at that time in Norway, which is not before now. */
  PollHub at(String local) {
    Instant then = LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Oslo")).toInstant();
    return after(Duration.between(clock.instant(), then));
  }

  /** A server further on has sent this letter back. */
  void returned(String messageId) {
    bean(Outbox.class).deliveries("poll drammen/m-1").stream()
        .filter(delivery -> delivery.messageId().equals(messageId))
        .forEach(delivery -> bean(PollDeliveryListener.class).changed(delivery));
  }

  Poll poll() {
    return bean(PollTables.class).find("poll drammen/m-1").orElseThrow();
  }

  Respondent asked(String name) {
    return bean(RespondentTables.class).of("poll drammen/m-1").stream()
        .filter(person -> person.address().equals(name + "@example.no"))
        .findFirst()
        .orElseThrow();
  }

  /** Answers on the page, a word for each time in their order. */
  PollPage answers(String name, String... words) {
    Map<String, String> form = new HashMap<>(Map.of("asking", poll().shown()));
    for (int i = 0; i < words.length; i++) {
      form.put(PollPages.FIELD + i, words[i]);
    }
    return bean(PollPages.class).answer(asked(name).token(), form).orElseThrow();
  }

  ResponseEntity<Object> picks(String start) {
    return bean(Picking.class).pick("poll drammen/m-1", start, DRAMMEN);
  }
}
