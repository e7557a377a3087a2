package no.nov.hub.intake.submission;

import no.nov.hub.RealSettings;
import no.nov.hub.Room;
import no.nov.hub.intake.quota.QuotaForTests;
import no.nov.hub.platform.transport.LostTopics;

/** Lends the bean of the route that writes inboxes to tests of other edges. */
public final class InboxForTests {

  private InboxForTests() {}

  public static Inbox inbox() {
    return new Inbox(
        RealSettings.PARTICIPANTS,
        QuotaForTests.quota(),
        QuotaForTests.mark(),
        new LostTopics(null),
        Room.ENOUGH);
  }
}
