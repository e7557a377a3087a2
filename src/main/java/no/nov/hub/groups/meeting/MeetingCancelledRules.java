package no.nov.hub.groups.meeting;

import java.util.List;
import java.util.Optional;
import no.nov.hub.intake.admission.Likeness;
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

/** Only what was called can be cancelled. */
@Component
class MeetingCancelledRules extends OwnersRules {

  MeetingCancelledRules(Nov nov) {
    super(Types.MEETING_CANCELLED, Topics.PRIVATE_MEETINGS, nov);
  }

  @Override
  public String key(ObjectNode data) {
    return OwnedKey.of(data, "meetingId").toString();
  }

  @Override
  public Optional<Likeness> likeness(ObjectNode said) {
    return Optional.of(KnownMeeting.likeness(said));
  }

  @Override
  public boolean cancels() {
    return true;
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    ownedBySenderIfUnsaid(data, sender);
  }

  @Override
  public Optional<String> makesKnown(ObjectNode data) {
    return Optional.of(KnownMeeting.thing(data));
  }

  @Override
  public Optional<String> state(ObjectNode data) {
    return Optional.of(KnownMeeting.CANCELLED);
  }

  @Override
  public List<Requirement> requires(ObjectNode data) {
    return List.of(
        new Requirement(
            KnownMeeting.thing(data),
            Reason.of(
                "data.meetingId",
                "unknown_meeting",
                "Dere har ikke kalt inn til noe møte med denne id-en, så det kan ikke avlyses. Se etter riktig id.",
                "You have not called a meeting with this id, so it cannot be cancelled. Look up the right id.")));
  }
}
