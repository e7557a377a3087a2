package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.intake.admission.Likeness;
import no.nov.hub.intake.admission.OwnersRules;
import no.nov.hub.mail.outgoing.MediaTypes;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.shared.event.EventTime;
import no.nov.hub.shared.event.TimeRules;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A meeting lies ahead, is of groups that its owner has registered, and can be mailed. */
@Component
class MeetingRules extends OwnersRules {

  private final Clock clock;

  MeetingRules(Nov nov, Clock clock) {
    super(Types.MEETING_CALLED, Topics.PRIVATE_MEETINGS, nov);
    this.clock = clock;
  }

  @Override
  public String key(ObjectNode data) {
    return OwnedKey.of(data, "meetingId").toString();
  }

  @Override
  public Optional<String> makesKnown(ObjectNode data) {
    return Optional.of(KnownMeeting.thing(data));
  }

  /** When it begins, with the hours from UTC there; minutes are of a meeting that has begun. */
  @Override
  public Optional<String> state(ObjectNode data) {
    return Optional.of(
        data.path("draft").asBoolean(false)
            ? KnownMeeting.DRAFT
            : EventTime.of(data).startsAtOffset().toString());
  }

  @Override
  public Optional<Likeness> likeness(ObjectNode said) {
    return Optional.of(KnownMeeting.likeness(said));
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    ownedBySenderIfUnsaid(data, sender);
    OwnGroups.check(data, findings);
    Checks.url(data, "onlineUrl", findings);
    canBeMailed(data.path("attachments"), findings);
    if (!data.has("start") && data.path("draft").asBoolean(false)) {
      return;
    }
    if (!data.has("start")) {
      findings.fault(
          "data.start",
          "missing",
          "Møtet har ikke noe tidspunkt. Skriv for eksempel 2027-01-12T09:00 i «start», eller send det som utkast.",
          "The meeting has no time. Write for instance 2027-01-12T09:00 in “start”, or send it as a draft.");
      return;
    }
    TimeRules.check(data, LocalDate.now(clock), findings)
        .ifPresent(time -> liesAhead(data, time, findings));
  }

  private void liesAhead(ObjectNode data, EventTime time, Findings findings) {
    if (time.allDay()) {
      findings.fault(
          "data.start",
          "no_time_of_day",
          "Møtet har en dato, men ikke noe klokkeslett. Skriv for eksempel 2027-01-12T09:00.",
          "The meeting has a date but no time of day. Write for instance 2027-01-12T09:00.");
    } else if (!time.startsAt().isAfter(clock.instant()) && !data.path("draft").asBoolean(false)) {
      findings.fault(
          "data.start",
          "in_past",
          "Møtet har allerede begynt, så ingen kan innkalles til det. Rett datoen.",
          "The meeting has already begun, so nobody can be called to it. Correct the date.");
    }
  }

  private static void canBeMailed(JsonNode attachments, Findings findings) {
    Set<String> names = new LinkedHashSet<>();
    int number = 0;
    for (JsonNode attachment : attachments) {
      String path = "data.attachments[" + number++ + "].name";
      String name = attachment.get("name").asString().toLowerCase(Locale.ROOT);
      if (!MediaTypes.canBeSent(name)) {
        findings.fault(
            path,
            "not_an_attachment",
            "Vedlegg nr. %d er av et slag som ikke kan sendes. Disse kan: %s."
                .formatted(number, MediaTypes.endings()),
            "Attachment number %d is of a kind that cannot be sent. These can: %s."
                .formatted(number, MediaTypes.endings()));
      } else if (!names.add(name)) {
        findings.fault(
            path,
            "repeated",
            "Vedlegg nr. %d heter det samme som et annet. Gi det et annet navn.".formatted(number),
            "Attachment number %d has the name of another. Give it another name."
                .formatted(number));
      }
    }
  }

  @Override
  public List<Requirement> requires(ObjectNode data) {
    return OwnGroups.required(data);
  }
}
