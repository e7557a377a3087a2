package no.nov.hub.platform.participant;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.KnownParticipant.State;

/**
 * All who take part now, in the order in which they came. It changes while the hub runs; each
 * question is answered from one moment. Those who have been removed are not among them, but {@link
 * #named} still knows their names.
 */
public final class Participants {

  private static final Reason PAUSED =
      Reason.of(
          "",
          "paused",
          "Deltakeren er satt på pause, så ingenting fra den tas imot. Be den som drifter huben om å åpne igjen, og send på nytt da.",
          "The participant is paused, so nothing of it is taken. Ask whoever runs the hub to resume it, and send again then.");

  private static final Reason REMOVED =
      Reason.of(
          "",
          "removed",
          "Denne deltakeren er ikke med lenger, så ingenting fra den tas imot. Er det feil, snakk med den som drifter huben.",
          "This participant takes part no longer, so nothing of it is taken. If that is wrong, talk to whoever runs the hub.");

  private volatile Moment now;

  /** Of whom some may have been removed. */
  private record Moment(Map<String, KnownParticipant> known, Map<String, Participant> present) {

    static Moment of(Collection<KnownParticipant> all) {
      Map<String, KnownParticipant> known = new LinkedHashMap<>();
      Map<String, Participant> present = new LinkedHashMap<>();
      for (KnownParticipant each : all) {
        known.put(each.id(), each);
        if (each.isPresent()) {
          present.put(each.id(), each.participant());
        }
      }
      return new Moment(Collections.unmodifiableMap(known), Collections.unmodifiableMap(present));
    }
  }

  public Participants(List<Participant> participants) {
    become(participants.stream().map(KnownParticipant::ofSettings).toList());
  }

  /** From now on they are these. */
  void become(Collection<KnownParticipant> all) {
    now = Moment.of(all);
  }

  public Optional<Participant> find(String id) {
    return Optional.ofNullable(now.present().get(id));
  }

  /**
   * @throws IllegalArgumentException if there is no such participant
   */
  public Participant get(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("No participant has the id " + id));
  }

  public Collection<Participant> all() {
    return now.present().values();
  }

  /** Those whose members make up NOV's totals. */
  public List<Participant> associations() {
    return all().stream().filter(Participant::isAssociation).toList();
  }

  public List<String> ids() {
    return List.copyOf(now.present().keySet());
  }

  /** Also one who has been removed, for what is told of earlier times. */
  public Optional<Participant> named(String id) {
    return Optional.ofNullable(now.known().get(id)).map(KnownParticipant::participant);
  }

  /** Whether it takes part and is not paused. */
  public boolean isOpen(String id) {
    return isInState(id, State.ACTIVE);
  }

  /** Why nothing of it is let in, if that is so. */
  public Optional<Reason> whyClosed(String id) {
    if (isInState(id, State.PAUSED)) {
      return Optional.of(PAUSED);
    }
    return isInState(id, State.REMOVED) ? Optional.of(REMOVED) : Optional.empty();
  }

  private boolean isInState(String id, State state) {
    KnownParticipant known = now.known().get(id);
    return known != null && known.state() == state;
  }

  /** Those who have been removed too. */
  public List<KnownParticipant> known() {
    return List.copyOf(now.known().values());
  }

  /** Associations that take part now, or did. */
  public List<Participant> associationsEver() {
    return now.known().values().stream()
        .map(KnownParticipant::participant)
        .filter(Participant::isAssociation)
        .toList();
  }

  /** Those that take part now, and of those that did these, in the order in which they came. */
  public List<Participant> associationsWith(Set<String> ids) {
    return now.known().values().stream()
        .filter(each -> each.isPresent() || ids.contains(each.id()))
        .map(KnownParticipant::participant)
        .filter(Participant::isAssociation)
        .toList();
  }

  /** Whether it takes part, or had not been removed by that day. */
  public boolean tookPartOn(String id, LocalDate day) {
    KnownParticipant known = now.known().get(id);
    return known != null && known.tookPartOn(day);
  }

  /**
   * The associations from which figures of a day are expected.
   *
   * @param counted those whose figures of that day are known; one that came later is expected only
   *     if it is among them
   */
  public List<Participant> associationsOn(LocalDate day, Set<String> counted) {
    return now.known().values().stream()
        .filter(each -> each.participant().isAssociation() && each.tookPartOn(day))
        .filter(each -> each.wasThereOn(day) || counted.contains(each.id()))
        .map(KnownParticipant::participant)
        .toList();
  }
}
