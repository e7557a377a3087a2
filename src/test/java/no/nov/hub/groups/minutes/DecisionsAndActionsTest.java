package no.nov.hub.groups.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import no.nov.hub.groups.meeting.MeetingHub;
import org.junit.jupiter.api.Test;

class DecisionsAndActionsTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

  private final MeetingHub hub = new MeetingHub();

  @Test
  void decisions_and_open_actions_are_those_of_minutes_that_have_gone_out() {
    hub.group("energi", "ase", "per").calls("m-1", "").looks();
    hub.after(Duration.ofDays(9))
        .minutes(
            "m-1",
            "'attendance':[{'name':'Per Ås'}],'items':[{'heading':'Nettleie','decision':'Vi svarer.'},{'information':'Pause.'},{'action':'Skrive svar','responsible':'per@example.no'}]")
        .looks();
    DecisionsAndActions work = hub.bean(DecisionsAndActions.class);
    assertThat(work.decisions("drammen/energi", NEW_YEAR, NEW_YEAR.plusMonths(6))).isEmpty();

    hub.bean(Releasing.class)
        .release(hub.bean(MinutesTables.class).versions("meeting drammen/m-1").get(0), "drammen");
    hub.looks();

    assertThat(work.decisions("drammen/energi", NEW_YEAR, NEW_YEAR.plusMonths(6)))
        .containsExactly("Nettleie: Vi svarer.");
    assertThat(work.decisions("drammen/energi", NEW_YEAR, NEW_YEAR.plusDays(10))).isEmpty();
    assertThat(work.decisions("drammen/annen", NEW_YEAR, NEW_YEAR.plusMonths(6))).isEmpty();
    assertThat(work.openActions("drammen/energi")).containsExactly("Skrive svar");
  }
}
