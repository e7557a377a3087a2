package no.nov.hub.groups.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.nov.hub.groups.meeting.MeetingHub;
import no.nov.hub.groups.minutes.action.Reminding;
import no.nov.hub.groups.minutes.content.Minutes;
import org.junit.jupiter.api.Test;

class MinutesRoutesTest {

  private static final String MINUTES =
      "'items':[{'action':'Skrive','responsible':'per@example.no','due':'2027-01-25'}]"
          + ",'attendance':[{'name':'Ola Ås'}]";

  private final MeetingHub hub = new MeetingHub();

  private String mailed() {
    hub.round("67-mail-minutes.camel.xml", SendingMinutes.class);
    return hub.told();
  }

  private String reminded() {
    hub.round("68-remind-of-actions.camel.xml", Reminding.class);
    return hub.told();
  }

  @Test
  void
      minutes_go_to_the_leader_and_then_to_all_and_whoever_has_an_action_is_reminded_when_its_time_comes() {
    hub.group("energi", "ola", "per").calls("m-1", "").looks().letters();
    hub.after(Duration.ofDays(9)).letters();
    hub.minutes("m-1", MINUTES);

    assertThat(mailed()).isEqualTo("MINUTES_TO_READ ola");
    Minutes read = hub.bean(MinutesTables.class).versions("meeting drammen/m-1").get(0);
    hub.bean(Releasing.class).release(read, "drammen");
    assertThat(mailed()).isEqualTo("MINUTES ola, MINUTES per");
    assertThat(mailed()).isEmpty();

    assertThat(reminded()).isEmpty();
    hub.clock.pass(Duration.ofDays(9));
    assertThat(reminded()).isEqualTo("TASK_REMINDER per");
    assertThat(reminded()).isEmpty();
  }
}
