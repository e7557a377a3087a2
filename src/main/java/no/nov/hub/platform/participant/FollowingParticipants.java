package no.nov.hub.platform.participant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes ready what each participant has on this hub, at the start and when somebody has been added
 * or removed, here or by another hub on the same database.
 */
@Component("followingParticipants")
public class FollowingParticipants implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(FollowingParticipants.class);

  private final Participants participants;
  private final ParticipantTables tables;
  private final ObjectProvider<PerParticipant> parts;
  private final List<Participant> toClose = new ArrayList<>();

  FollowingParticipants(
      Participants participants, ParticipantTables tables, ObjectProvider<PerParticipant> parts) {
    this.participants = participants;
    this.tables = tables;
    this.parts = parts;
  }

  @Override
  public void afterSingletonsInstantiated() {
    participants.all().forEach(this::open);
  }

  /**
   * From now on this hub knows what the database says. Whoever is new is known only when everything
   * is ready. What fails holds up no other change, and is tried again with the next look.
   */
  public synchronized void follow() {
    List<KnownParticipant> before = participants.known();
    List<KnownParticipant> all = tables.all();
    if (!all.equals(before)) {
      Set<String> unready = openNew(all);
      participants.become(all.stream().filter(each -> !unready.contains(each.id())).toList());
      before.stream()
          .filter(KnownParticipant::isPresent)
          .filter(each -> participants.find(each.id()).isEmpty())
          .map(KnownParticipant::participant)
          .forEach(toClose::add);
    }
    toClose.removeIf(this::isClosed);
  }

  /**
   * As {@link #follow()}, where something has come from somebody whom this hub does not know.
   *
   * @return whether the hub knows it now
   * @throws IllegalStateException if it takes part, but is not ready here yet
   */
  public boolean knows(String id) {
    follow();
    boolean isKnown = participants.named(id).isPresent();
    if (!isKnown && tables.all().stream().anyMatch(each -> each.id().equals(id))) {
      throw new IllegalStateException(id + " takes part, but is not ready on this hub yet");
    }
    return isKnown;
  }

  /** Those that are not ready. */
  private Set<String> openNew(List<KnownParticipant> all) {
    Set<String> unready = new HashSet<>();
    for (KnownParticipant each : all) {
      if (each.isPresent() && participants.find(each.id()).isEmpty()) {
        try {
          open(each.participant());
        } catch (RuntimeException e) {
          LOG.warn("{} is not ready on this hub yet; it is tried again in a moment", each.id(), e);
          unready.add(each.id());
        }
      }
    }
    return unready;
  }

  private boolean isClosed(Participant participant) {
    boolean isClosed = true;
    for (PerParticipant part : parts) {
      try {
        part.close(participant);
      } catch (RuntimeException e) {
        LOG.warn(
            "Not everything of {}, who has been removed, is closed on this hub yet; it is tried again in a moment",
            participant.id(),
            e);
        isClosed = false;
      }
    }
    return isClosed;
  }

  /** Makes ready what it is to have, before anybody knows it. Can be done as often as one likes. */
  public void open(Participant participant) {
    parts.forEach(part -> part.open(participant));
  }

  /** Takes away what was made ready for one who does not take part after all. */
  public void close(Participant participant) {
    parts.forEach(part -> part.close(participant));
  }
}
