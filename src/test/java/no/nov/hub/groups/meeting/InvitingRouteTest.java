package no.nov.hub.groups.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import no.nov.hub.Sent;
import org.junit.jupiter.api.Test;

class InvitingRouteTest {

  @Test
  void all_meetings_that_are_due_are_looked_at_in_one_round() {
    MeetingHub hub = new MeetingHub();
    hub.group("energi", "ola", "per").calls("m-1", "").calls("m-2", "");

    hub.round("65-invite.camel.xml", Inviting.class);

    assertThat(hub.bean(Inviting.class).anyDue()).isFalse();
    assertThat(hub.letters())
        .extracting(Sent::recipient)
        .containsExactlyInAnyOrder(
            "ola@example.no", "ola@example.no", "per@example.no", "per@example.no");
  }
}
