package no.nov.hub.platform.participant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.nov.hub.platform.participant.KnownParticipant.State;
import org.springframework.stereotype.Service;

/**
 * Writes down who takes part. Each change is one of the caller's transaction; {@link
 * FollowingParticipants} makes it known when that has ended.
 */
@Service
public class ParticipantRegister {

  private final ParticipantTables tables;
  private final Clock clock;

  ParticipantRegister(ParticipantTables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /** As they are now; others who want to change them wait until the transaction has ended. */
  public List<KnownParticipant> lock() {
    return tables.allLocked();
  }

  public void add(Participant participant) {
    tables.add(
        new KnownParticipant(participant, State.ACTIVE, LocalDate.now(clock), null),
        clock.instant());
  }

  public void rename(String id, String name, String shortName) {
    tables.rename(id, name, shortName, clock.instant());
  }

  public void pause(String id) {
    tables.setState(id, State.PAUSED, null, clock.instant());
  }

  public void resume(String id) {
    tables.setState(id, State.ACTIVE, null, clock.instant());
  }

  public void remove(String id) {
    tables.setState(id, State.REMOVED, LocalDate.now(clock), clock.instant());
  }
}
