package no.nov.hub.intake.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.platform.message.Reason;
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

  /**
   * @param scopes of the key; what is not for its holder opens nothing
   */
  Caller holder(String holder, Set<Scope> scopes) {
    Set<Scope> own = EnumSet.copyOf(Scope.of(holder));
    own.retainAll(scopes);
    return holder.equals(Keys.OPERATOR)
        ? Caller.operator(own)
        : participants
            .find(holder)
            .map(participant -> Caller.participant(participant, nov, own))
            .orElseGet(() -> Caller.withoutRights(holder));
  }

  /** Why the holder is not let in, whatever it asks for. */
  Optional<Reason> whyClosed(String holder) {
    return participants.whyClosed(holder);
  }
}
