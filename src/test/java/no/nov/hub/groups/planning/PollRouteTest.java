package no.nov.hub.groups.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PollRouteTest {

  @Test
  void each_member_is_asked_once() {
    PollHub hub = new PollHub();
    hub.group("energi", "ola", "per").proposes("");

    asks(hub);
    assertThat(hub.told()).isEqualTo("POLL ola, POLL per");
    asks(hub);

    assertThat(hub.told()).isEmpty();
  }

  private static void asks(PollHub hub) {
    hub.round("66-poll-dates.camel.xml", Polling.class);
  }
}
