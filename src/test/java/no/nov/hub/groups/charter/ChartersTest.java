package no.nov.hub.groups.charter;

import static org.assertj.core.api.Assertions.assertThat;

import no.nov.hub.EveryPart;
import no.nov.hub.groups.charter.CharterReport.Ruled;
import org.junit.jupiter.api.Test;

/** Owners change weights, periods and rules, also in the middle of a year. */
@EveryPart
class ChartersTest {

  private static final String G = "energi";

  private final CharterHub hub = new CharterHub();

  @Test
  void a_charter_changed_in_the_middle_of_a_year_judges_periods_that_end_after_it() {
    hub.group(G, "ola")
        .called(G, "2027-02-01")
        .called(G, "2027-09-01")
        .called(G, "2028-02-01")
        .adopts("resource", "2027-09-15", "{'rule':'R1','weight':'must','least':2}");

    assertThat(hub.state(G, "R1", "2027-09-14")).as("one is enough").isEqualTo("kept");
    assertThat(hub.state(G, "R1", "2027-09-15"))
        .as("the first half-year ended before, and keeps its charter; this one needs two")
        .isEqualTo("kept");
    assertThat(hub.judged(G, "R1", "2027-09-15").next().nb()).startsWith("Kall inn til et møte");
    assertThat(hub.state(G, "R1", "2027-12-01")).isEqualTo("at_risk");
    assertThat(hub.state(G, "R1", "2028-01-01")).as("one of two").isEqualTo("broken");
  }

  @Test
  void a_rule_that_is_taken_away_is_not_reported_from_that_day() {
    hub.group(G, "ola")
        .adopts(
            "resource",
            "2027-03-01",
            "{'rule':'R12','weight':'off'},{'rule':'R3','weight':'encouraged'}");

    assertThat(rules("2027-02-28")).contains("R12").hasSize(17);
    assertThat(rules("2027-03-01")).doesNotContain("R12").hasSize(16);
    assertThat(hub.judged(G, "R3", "2027-02-28").weight()).isEqualTo("should");
    Ruled size = hub.judged(G, "R3", "2027-03-01");
    assertThat(size.weight()).isEqualTo("encouraged");
    assertThat(size.text().nb()).as("what is not said stays").startsWith("Omkring 5–15");
    assertThat(size.next().nb()).contains("minst 5");
  }

  @Test
  void a_rule_that_was_not_in_force_when_a_period_ended_is_not_judged_for_it() {
    hub.group(G, "ola")
        .adopts("resource", "2027-01-01", "{'rule':'R1','weight':'off'}")
        .adopts("resource", "2027-07-01", "{'rule':'R1','weight':'must'}");
    assertThat(hub.state(G, "R1", "2027-07-02")).isEqualTo("no_evidence");
  }

  @Test
  void a_group_can_follow_a_charter_of_its_own() {
    hub.adopts(
            "samarbeid",
            "2027-01-01",
            "{'rule':'R1','weight':'should'},{'rule':'E1','weight':'must','periodMonths':6,'text':{'nb':'Nytt','en':'News'}}")
        .registers("samarbeid-vest", "other", "'charter':'samarbeid',", CharterHub.personal("ola"))
        .registers("styret", "board", "", CharterHub.personal("ola"));

    CharterReport report = hub.report("2027-02-01");
    assertThat(report.groups()).hasSize(1);
    assertThat(report.groups().get(0).rules())
        .extracting(Ruled::rule, Ruled::weight)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("R1", "should"),
            org.assertj.core.groups.Tuple.tuple("E1", "must"));
    assertThat(report.groups().get(0).rules().get(0).text().en())
        .isEqualTo("At least one group meeting per half-year.");
  }

  private java.util.List<String> rules(String at) {
    return hub.report(at).groups().get(0).rules().stream().map(Ruled::rule).toList();
  }
}
