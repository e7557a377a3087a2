package no.nov.hub.groups.minutes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.meeting.KnownMeeting;
import no.nov.hub.intake.admission.OwnersRules;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Minutes are of a meeting that has begun, each version once, and every action is somebody's. */
@Component
class MinutesRules extends OwnersRules {

  private final Clock clock;

  MinutesRules(Nov nov, Clock clock) {
    super(Types.MEETING_MINUTED, Topics.PRIVATE_MEETINGS, nov);
    this.clock = clock;
  }

  @Override
  public String key(ObjectNode data) {
    return OwnedKey.of(data, "meetingId").toString();
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    ownedBySenderIfUnsaid(data, sender);
    if (version(data) > 1 && data.path("reason").asString("").isBlank()) {
      findings.fault(
          "data.reason",
          "missing",
          "Dette er en rettelse (utgave %d), men det står ikke hva som er rettet. Skriv det i «reason»."
              .formatted(version(data)),
          "This is a correction (version %d), but it does not say what was corrected. Write it in “reason”."
              .formatted(version(data)));
    }
    AttendanceChecks.check(data.path("attendance"), findings);
    ItemChecks.check(data.get("items"), findings);
  }

  /** One unless it says otherwise; of what has passed the schema. */
  private static int version(ObjectNode data) {
    return data.path("version").asInt(1);
  }

  @Override
  public Optional<String> makesKnown(ObjectNode data) {
    return Optional.of(thing(data));
  }

  /** The newest version, which the next one follows. */
  @Override
  public Optional<String> state(ObjectNode data) {
    return Optional.of(Integer.toString(version(data)));
  }

  private String thing(ObjectNode data) {
    return "minutes/" + key(data);
  }

  @Override
  public List<Requirement> requires(ObjectNode data) {
    return List.of(
        new Requirement(
            KnownMeeting.thing(data),
            Reason.of(
                "data.meetingId",
                "unknown_meeting",
                "Dere har ikke kalt inn til noe møte med denne id-en, så det kan ikke ha noe referat. Se etter riktig id.",
                "You have not called a meeting with this id, so it can have no minutes. Look up the right id."),
            state -> KnownMeeting.of(state).map(m -> ofMeeting(m, data)).orElse(List.of())),
        new Requirement(
            thing(data),
            version(data) == 1 ? null : wrongVersion(0, version(data)),
            state -> ofNewest(Integer.parseInt(state.orElseThrow()), version(data))));
  }

  private static List<Reason> ofNewest(int newest, int version) {
    return version == newest + 1 ? List.of() : List.of(wrongVersion(newest, version));
  }

  private static Reason wrongVersion(int newest, int version) {
    if (newest == 0) {
      return Reason.of(
          "data.version",
          "wrong_version",
          "Dette er utgave %d, men møtet har ikke noe referat ennå. Send det som utgave 1."
              .formatted(version),
          "This is version %d, but the meeting has no minutes yet. Send it as version 1."
              .formatted(version));
    }
    return Reason.of(
        "data.version",
        "wrong_version",
        "Referatet finnes allerede i utgave %d, så dette kan ikke være utgave %d. Se hva som er endret siden, ta det med, og send som utgave %d med en begrunnelse."
            .formatted(newest, version, newest + 1),
        "The minutes are there in version %d already, so this cannot be version %d. See what has changed since, include it, and send as version %d with a reason."
            .formatted(newest, version, newest + 1));
  }

  private List<Reason> ofMeeting(KnownMeeting meeting, ObjectNode data) {
    if (meeting.cancelled()) {
      return List.of(
          Reason.of(
              "data.meetingId",
              "cancelled_meeting",
              "Møtet er avlyst, så det kan ikke ha noe referat. Se etter riktig id.",
              "The meeting is cancelled, so it can have no minutes. Look up the right id."));
    }
    if (meeting.start() == null) {
      return List.of(
          Reason.of(
              "data.meetingId",
              "draft_meeting",
              "Møtet er et utkast som ingen er innkalt til, så det kan ikke ha noe referat.",
              "The meeting is a draft that nobody has been called to, so it can have no minutes."));
    }
    if (meeting.start().toInstant().isAfter(clock.instant())) {
      return List.of(
          Reason.of(
              "data.meetingId",
              "lies_ahead",
              "Møtet har ikke begynt ennå. Send referatet når det har vært holdt.",
              "The meeting has not begun yet. Send the minutes when it has been held."));
    }
    return dueBefore(meeting.start().toLocalDate(), data);
  }

  private static List<Reason> dueBefore(LocalDate day, ObjectNode data) {
    List<Reason> faults = new ArrayList<>();
    for (int i = 0; i < data.get("items").size(); i++) {
      String due = data.get("items").get(i).path("due").asString(null);
      if (due != null && LocalDate.parse(due).isBefore(day)) {
        faults.add(
            Reason.of(
                "data.items[" + i + "].due",
                "before",
                "Sak nr. %d har en frist før møtet ble holdt. Rett datoen.".formatted(i + 1),
                "Item no. %d is due before the meeting was held. Correct the date."
                    .formatted(i + 1)));
      }
    }
    return faults;
  }

  /** A meeting that nobody came to is odd; a list that was forgotten is not. */
  @Override
  public Optional<Reason> doubts(ObjectNode data) {
    boolean anybody =
        data.path("attendance").valueStream().anyMatch(each -> each.get("present").booleanValue());
    return anybody
        ? Optional.empty()
        : Optional.of(
            Reason.of(
                "data.attendance",
                "nobody_present",
                "Referatet sier ikke at noen var til stede, og venter på dere. Er oppmøtet glemt, send referatet med det.",
                "The minutes do not say that anybody was there, and wait for you. If attendance was forgotten, send the minutes with it."));
  }
}
