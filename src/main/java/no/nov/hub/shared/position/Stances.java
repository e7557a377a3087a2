package no.nov.hub.shared.position;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;

/** Where everybody stands in one issue, from the positions that count. */
final class Stances {

  private final Participants participants;

  Stances(Participants participants) {
    this.participants = participants;
  }

  /** For every participant, in the order of the settings. */
  Map<String, Stance> of(Collection<PositionVersion> inForce) {
    Map<String, PositionVersion> said = new HashMap<>();
    inForce.forEach(position -> said.put(position.association(), position));
    Map<String, Stance> stances = new LinkedHashMap<>();
    for (Participant participant : participants.all()) {
      stances.put(
          participant.id(),
          said.containsKey(participant.id()) ? follow(participant.id(), said) : Stance.SILENT);
    }
    return stances;
  }

  /** Follows support from one to the next; whoever comes back to where they were is in a circle. */
  private static Stance follow(String participant, Map<String, PositionVersion> said) {
    Set<String> passed = new HashSet<>();
    String at = participant;
    while (passed.add(at)) {
      PositionVersion position = said.get(at);
      if (position == null) {
        return Stance.UNRESOLVED;
      }
      if (!position.stance().equals(SupportRule.SUPPORTS)) {
        return Stance.of(position.stance());
      }
      at = position.supports();
    }
    return Stance.UNRESOLVED;
  }

  /** All associations stand in the same place; a regional body is heard, but not needed. */
  boolean common(Map<String, Stance> stances) {
    Set<Stance> ofAssociations = new HashSet<>();
    participants.associations().forEach(a -> ofAssociations.add(stances.get(a.id())));
    return ofAssociations.size() == 1 && ofAssociations.iterator().next().isSaid();
  }
}
