package no.nov.hub.intake.access;

import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/** Knows who the holder of a key is. */
@Component
class Callers {

  private final Participants participants;
  private final Nov nov;

  Callers(Participants participants, Nov nov) {
    this.participants = participants;
    this.nov = nov;
  }

  Caller holder(String holder) {
    return holder.equals(Keys.OPERATOR)
        ? Caller.operator()
        : participants
            .find(holder)
            .map(participant -> Caller.participant(participant, nov))
            .orElseGet(() -> Caller.withoutRights(holder));
  }
}
