package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.problem.Problem;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.shared.event.EventTime;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says before a meeting is sent who will get which mail. */
@Component
class Preview {

  private final Inspection inspection;
  private final MeetingTables meetings;
  private final InvitationTables invitations;
  private final Groups groups;
  private final MeetingSettings settings;
  private final Clock clock;

  Preview(
      Inspection inspection,
      MeetingTables meetings,
      InvitationTables invitations,
      Groups groups,
      MeetingSettings settings,
      Clock clock) {
    this.inspection = inspection;
    this.meetings = meetings;
    this.invitations = invitations;
    this.groups = groups;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param kind of mail, such as {@code invitation}
   */
  record Getting(String name, String address, String kind) {}

  ResponseEntity<Object> of(JsonNode message, Participant sender) {
    Inspection.Outcome outcome = inspection.inspect(sender, message);
    if (outcome instanceof Inspection.Unsound unsound) {
      return refused(unsound.reasons());
    }
    Inspection.Sound sound = (Inspection.Sound) outcome;
    String type = sound.envelope().type();
    if (!type.equals(Types.MEETING_CALLED) && !type.equals(Types.MEETING_CANCELLED)) {
      return refused(
          List.of(
              Reason.of(
                  "type",
                  "wrong_type",
                  "Bare møter kan vises på forhånd.",
                  "Only meetings can be shown beforehand.")));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    MeetingStep step = MeetingStep.of(new Admitted(sound.envelope(), UUID.randomUUID(), now));
    Optional<Meeting> after =
        step.after(meetings.find(step.about()).orElse(null), settings.uidDomain(), () -> "preview");
    List<Getting> getting = after.map(meeting -> getting(meeting, now)).orElse(List.of());
    return ResponseEntity.ok(Map.of("mails", getting));
  }

  private List<Getting> getting(Meeting meeting, Instant now) {
    Optional<EventTime> time = meeting.time();
    if (time.isEmpty() || !time.get().startsAt().isAfter(now)) {
      return List.of();
    }
    return Plan.of(
            meeting,
            Invitee.of(groups.find(meeting.groupKeys(), time.get().firstDay())),
            invitations.of(meeting.about()),
            now,
            settings.reminders(),
            () -> "preview")
        .changes()
        .stream()
        .map(
            change ->
                new Getting(
                    change.after().name(),
                    change.after().address(),
                    change.kind().name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static ResponseEntity<Object> refused(List<Reason> reasons) {
    return Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        new Text(
            "Møtet kan ikke sendes slik. Rett det som står under.",
            "The meeting cannot be sent like this. Mend what is listed."),
        reasons);
  }
}
