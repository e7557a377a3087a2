package no.nov.hub.groups.planning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.nov.hub.groups.meeting.KnownMeeting;
import no.nov.hub.groups.meeting.OwnGroups;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.intake.admission.OwnersRules;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.shared.event.EventTime;
import no.nov.hub.shared.event.TimeRules;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Several times, all different and ahead, for groups that their owner has registered. */
@Component
class PollRules extends OwnersRules {

  private static final int FEWEST = 2;

  private final Clock clock;

  PollRules(Nov nov, Clock clock) {
    super(Types.MEETING_PROPOSED, Topics.PRIVATE_MEETINGS, nov);
    this.clock = clock;
  }

  @Override
  public String key(ObjectNode data) {
    return OwnedKey.of(data, "meetingId").toString();
  }

  /** The meeting itself, so that it can be called off while it is only proposed. */
  @Override
  public Optional<String> makesKnown(ObjectNode data) {
    return Optional.of(KnownMeeting.thing(data));
  }

  /** A meeting that has been called or cancelled remains so. */
  @Override
  public Optional<String> stateIfNew(ObjectNode data) {
    return Optional.of(KnownMeeting.DRAFT);
  }

  @Override
  public List<Requirement> requires(ObjectNode data) {
    return Stream.concat(
            OwnGroups.required(data).stream(),
            Stream.of(new Requirement(KnownMeeting.thing(data), null)))
        .toList();
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    ownedBySenderIfUnsaid(data, sender);
    OwnGroups.check(data, findings);
    if (data.get("times").size() < FEWEST) {
      findings.fault(
          "data.times",
          "too_few",
          "Bare ett tidspunkt er foreslått, så det er ingenting å velge mellom. Foreslå flere, eller kall inn til møtet.",
          "Only one time is proposed, so there is nothing to choose between. Propose several, or call the meeting.");
    }
    Optional<LocalDate> answerBy = Checks.date(data, "answerBy", "data.answerBy", findings);
    List<EventTime> sound = times(data, findings);
    if (sound.size() == data.get("times").size()) {
      answerBy.ifPresent(day -> inTime(day, sound, findings));
    }
  }

  private List<EventTime> times(ObjectNode data, Findings findings) {
    Set<Instant> starts = new HashSet<>();
    List<EventTime> sound = new ArrayList<>();
    int number = 0;
    for (JsonNode time : data.get("times")) {
      Findings own = new Findings();
      time(data, time, own).filter(each -> isNew(each, starts, own)).ifPresent(sound::add);
      findings.faults(located(own.faults(), number));
      located(own.notes(), number).forEach(findings::note);
      number++;
    }
    return sound;
  }

  private Optional<EventTime> time(ObjectNode data, JsonNode time, Findings findings) {
    ObjectNode alone = Json.MAPPER.createObjectNode();
    alone.setAll((ObjectNode) time);
    if (data.has("timeZone")) {
      alone.set("timeZone", data.get("timeZone"));
    }
    Optional<EventTime> found = TimeRules.check(alone, LocalDate.now(clock), findings);
    data.set("timeZone", alone.get("timeZone"));
    return found.filter(each -> isAhead(each, findings));
  }

  private boolean isAhead(EventTime time, Findings findings) {
    if (time.startsAt().isAfter(clock.instant())) {
      return true;
    }
    findings.fault(
        "data.start",
        "in_past",
        "Dette har allerede vært. Rett datoen, eller ta det ut.",
        "This has been already. Correct the date, or take it out.");
    return false;
  }

  private static boolean isNew(EventTime time, Set<Instant> starts, Findings findings) {
    if (starts.add(time.startsAt())) {
      return true;
    }
    findings.fault(
        "data.start",
        "repeated",
        "Et annet begynner samtidig. Ta ut det ene, eller rett det.",
        "Another begins at the same time. Take one of them out, or correct it.");
    return false;
  }

  /** Says of which of the times a fault is; that of the zone is of all of them. */
  private static List<Reason> located(List<Reason> faults, int number) {
    return faults.stream()
        .filter(fault -> number == 0 || !fault.field().equals("data.timeZone"))
        .map(fault -> fault.field().equals("data.timeZone") ? fault : located(fault, number))
        .toList();
  }

  private static Reason located(Reason fault, int number) {
    return new Reason(
        fault.field().replaceFirst("data", "data.times[" + number + "]"),
        fault.code(),
        new Text(
            "Tidspunkt nr. %d: %s".formatted(number + 1, fault.message().nb()),
            "Time number %d: %s".formatted(number + 1, fault.message().en())));
  }

  private void inTime(LocalDate answerBy, List<EventTime> times, Findings findings) {
    LocalDate last =
        times.stream().map(EventTime::firstDay).max(LocalDate::compareTo).orElseThrow();
    LocalDate today = LocalDate.ofInstant(clock.instant(), times.get(0).zone());
    if (answerBy.isBefore(today)) {
      findings.fault(
          "data.answerBy",
          "in_past",
          "Svarfristen har vært. Rett datoen.",
          "The last day to answer has been. Correct the date.");
    } else if (answerBy.isAfter(last)) {
      findings.fault(
          "data.answerBy",
          "after_all",
          "Svarfristen er etter det siste tidspunktet. Sett den tidligere.",
          "The last day to answer is after the last of the times. Set it earlier.");
    }
  }
}
