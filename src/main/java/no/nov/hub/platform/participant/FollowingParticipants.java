package no.nov.hub.platform.participant;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes ready what each participant has on this hub, at the start and when somebody has been added
 * or removed, here or by another hub on the same database.
 */
@Component("followingParticipants")
public class FollowingParticipants implements SmartInitializingSingleton {

  private final Participants participants;
  private final ParticipantTables tables;
  private final ObjectProvider<PerParticipant> parts;

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
   * is ready; if that fails it is tried again with the next look.
   */
  public synchronized void follow() {
    List<KnownParticipant> before = participants.known();
    List<KnownParticipant> all = tables.all();
    if (all.equals(before)) {
      return;
    }
    all.stream()
        .filter(KnownParticipant::isPresent)
        .map(KnownParticipant::participant)
        .filter(each -> participants.find(each.id()).isEmpty())
        .forEach(this::open);
    participants.become(all);
    before.stream()
        .filter(KnownParticipant::isPresent)
        .filter(each -> participants.find(each.id()).isEmpty())
        .forEach(each -> parts.forEach(part -> part.close(each.participant())));
  }

  /** Makes ready what it is to have, before anybody knows it. Can be done as often as one likes. */
  public void open(Participant participant) {
    parts.forEach(part -> part.open(participant));
  }
}
