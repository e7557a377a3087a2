package no.nov.hub.platform.participant;

import java.util.List;
import no.nov.hub.TestDatabase;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Finds nobody new in a database of a test; nothing is made ready for anybody. */
public final class FollowingForTests {

  private FollowingForTests() {}

  /** Others' view of who takes part stays as it is. */
  public static FollowingParticipants in(TestDatabase database, Participants participants) {
    return new FollowingParticipants(
        new Participants(List.copyOf(participants.all())),
        new ParticipantTables(database.jdbc()),
        new StaticListableBeanFactory().getBeanProvider(PerParticipant.class));
  }
}
