package no.nov.hub.groups.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import no.nov.hub.EveryPart;
import org.junit.jupiter.api.Test;

@EveryPart
class YearPlansTest {

  private final PollHub hub = new PollHub();

  private YearPlan plan(int year) {
    return hub.bean(YearPlans.class).of(List.of("drammen", "nov"), year);
  }

  @Test
  void called_held_and_cancelled_meetings_are_told_apart() {
    hub.group("energi", "ola")
        .calls("m-2", "2027-01-05T09:00", ",'place':'Rådhuset'")
        .calls("m-3", "2027-03-01T09:00", "")
        .calls("m-4", "2027-09-01T09:00", "")
        .calls("m-5", "2027-02-01T09:00", ",'draft':true")
        .calls("m-6", "2028-01-03T09:00", "")
        .cancels("m-4", "Sykdom");
    hub.clock.pass(Duration.ofDays(2));

    YearPlan.OfGroup energi = plan(2027).groups().get(0);

    assertThat(energi.meetings())
        .extracting(YearPlan.Planned::meetingId, each -> each.status().word())
        .containsExactly(tuple("m-2", "held"), tuple("m-3", "called"), tuple("m-4", "cancelled"));
    assertThat(energi.withoutMeeting())
        .extracting(YearPlan.Half::half, YearPlan.Half::over)
        .containsExactly(tuple(2, false));
  }

  @Test
  void a_half_year_that_went_without_a_meeting_is_over() {
    hub.group("energi", "ola").calls("m-2", "2027-06-30T23:00", "");

    assertThat(plan(2026).groups().get(0).withoutMeeting())
        .extracting(YearPlan.Half::over)
        .containsExactly(true, true);
    assertThat(plan(2027).groups().get(0).withoutMeeting())
        .extracting(YearPlan.Half::half)
        .containsExactly(2);
  }

  @Test
  void open_polls_stand_with_their_group_and_closed_ones_do_not() {
    hub.group("energi", "ola").group("klima", "siri").proposes("");

    assertThat(plan(2027).groups())
        .extracting(YearPlan.OfGroup::groupId, group -> group.polls().size())
        .containsExactly(tuple("energi", 1), tuple("klima", 0), tuple("ledere", 0));

    hub.cancels("m-1", "Sykdom");
    assertThat(plan(2027).groups().get(0).polls()).isEmpty();
  }

  @Test
  void the_leaders_of_all_groups_need_not_meet_in_each_half() {
    hub.group("energi", "ola");

    assertThat(plan(2027).groups())
        .extracting(YearPlan.OfGroup::kind, group -> group.withoutMeeting().size())
        .containsExactly(tuple("resource", 2), tuple("leaders", 0));
  }

  @Test
  void it_can_be_printed() {
    hub.group("energi", "ola").calls("m-2", "2027-03-01T09:00", "").proposes("");

    assertThat(YearPlanPage.of(plan(2027)).text())
        .contains(
            "Årsplan 2027",
            "Ressursgruppe energi",
            "mandag 1. mars 2027 kl. 09.00 (norsk tid): Møte m-2 (innkalt)",
            "Tidspunkt søkes for «Årets første møte»: tirsdag 12. januar 2027, torsdag 14. januar 2027.",
            "Ingen møter er innkalt i andre halvår ennå.");
  }
}
