package no.nov.hub.groups.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.nov.hub.EveryPart;
import no.nov.hub.Sent;
import org.junit.jupiter.api.Test;

/** Three years of one group: elected, met, stopped coming, warned, replaced, evaluated, rotated. */
@EveryPart
class ThreeYearsTest {

  private static final String G = "energi";
  private static final List<String> ALL = List.of("ola", "per", "eva", "ida", "jon");
  private static final List<String> NEW = List.of("ola", "eva", "ida", "jon", "ny");

  @Test
  void a_group_is_followed_from_its_first_meeting_until_another_leads_it() {
    CharterHub hub = new CharterHub();
    begins(hub);
    onePersonStopsComing(hub);
    somebodyElseGetsTheSeat(hub);
    theYearIsEvaluated(hub);
    theLeaderIsElectedAgain(hub);
    leadershipRotates(hub);
  }

  private static void begins(CharterHub hub) {
    hub.on("2027-01-01").group(G, ALL.toArray(String[]::new)).called("ledere", "2027-03-01");
    hub.on("2027-01-20").met(G, "2027-01-20", ALL, List.of()).elects(G, "ola", "2027-01-20");
    assertThat(List.of("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R17"))
        .allSatisfy(rule -> assertThat(hub.state(G, rule)).as(rule).isEqualTo("kept"));
    assertThat(hub.looks().letters()).isEmpty();
  }

  private static void onePersonStopsComing(CharterHub hub) {
    List<String> others = List.of("ola", "eva", "ida", "jon");
    hub.on("2027-03-20").met(G, "2027-03-20", others, List.of("per"));
    List<Sent> warned = hub.looks().letters();
    assertThat(warned)
        .extracting(Sent::recipient)
        .containsExactly("kari@example.no", "ola@example.no", "per@example.no");
    assertThat(warned.get(2).text())
        .contains("Du har vært på 1 av 2 møter i Gruppe energi de siste 12 månedene.");
    assertThat(hub.state(G, "R2")).isEqualTo("at_risk");

    hub.on("2027-03-21");
    assertThat(hub.looks().letters()).as("nobody is told twice").isEmpty();

    hub.on("2027-05-20").met(G, "2027-05-20", others, List.of("per"));
    assertThat(hub.state(G, "R2")).isEqualTo("broken");
    List<Sent> told = hub.looks().letters();
    assertThat(told)
        .extracting(Sent::recipient)
        .as("contact and leader, not the member again")
        .containsExactly("kari@example.no", "ola@example.no");
    assertThat(told.get(0).text()).contains("per: 1 av 3 møter");
  }

  private static void somebodyElseGetsTheSeat(CharterHub hub) {
    hub.on("2027-06-01").group(G, NEW.toArray(String[]::new));
    assertThat(hub.state(G, "R10")).isEqualTo("no_evidence");
    hub.records(
        G,
        "admission",
        "2027-05-30",
        "'person':{'name':'ny','address':'ny@example.no'},'discussedWith':'group'");
    assertThat(List.of("R2", "R3", "R10", "R11"))
        .allSatisfy(rule -> assertThat(hub.state(G, rule)).as(rule).isEqualTo("kept"));
    assertThat(hub.state(G, "R2", "2027-05-31")).as("as it was").isEqualTo("broken");
    hub.on("2027-09-20").met(G, "2027-09-20", NEW, List.of()).looks().letters();
  }

  private static void theYearIsEvaluated(CharterHub hub) {
    hub.on("2027-11-02").looks();
    List<Sent> asked =
        hub.letters().stream().filter(each -> each.subject().startsWith("Evaluering")).toList();
    assertThat(asked).extracting(Sent::recipient).containsExactly("ola@example.no");
    assertThat(asked.get(0).text())
        .contains("Møter holdt i 2027: 4.", "Oppmøte: 18 av 20 mulige (90 %).");
    assertThat(hub.state(G, "R8")).isEqualTo("at_risk");

    String token = asked.get(0).text().replaceAll("(?s).*/evaluering/([a-z0-9]+).*", "$1");
    Evaluations evaluations = hub.bean(Evaluations.class);
    Evaluations.Open open = evaluations.find(token).orElseThrow();
    assertThat(evaluations.page(open).summary()).contains("Møter holdt i 2027: 4.");
    assertThat(evaluations.send(open, new YearSummary.Draft("Et godt år", "Fire møter")))
        .isEqualTo(Evaluations.Sending.SENT);
    assertThat(hub.letters())
        .extracting(Sent::recipient, Sent::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "kari@example.no", "Evaluering av 2027 fra Gruppe energi"));
    String id = hub.inbox.get(0).data().get("evidenceId").asString();
    hub.admits();
    assertThat(hub.state(G, "R8")).as("the board has not got it").isEqualTo("at_risk");
    hub.on("2027-12-10")
        .records(
            G,
            id,
            "evaluation",
            "2027-12-10",
            "'year':2027,'summary':'Et godt år','plan':'Fire møter','sentToBoardOn':'2027-12-10'");
    assertThat(hub.state(G, "R8")).isEqualTo("kept");
    hub.looks().letters();
  }

  private static void theLeaderIsElectedAgain(CharterHub hub) {
    for (int year = 2028; year <= 2029; year++) {
      hub.on(year + "-01-20")
          .met(G, year + "-01-20", NEW, List.of())
          .elects(G, "ola", year + "-01-20")
          .on(year + "-08-20")
          .met(G, year + "-08-20", NEW, List.of())
          .called("ledere", year + "-09-01");
      assertThat(hub.state(G, "R1")).isEqualTo("kept");
      assertThat(hub.state(G, "R4")).isEqualTo("kept");
    }
    assertThat(hub.state(G, "R5")).as("the third term ends soon").isEqualTo("at_risk");
    assertThat(hub.state(G, "R14")).isEqualTo("broken");
  }

  private static void leadershipRotates(CharterHub hub) {
    List<Sent> told = new ArrayList<>();
    for (int day = 1; day <= 28; day++) {
      told.addAll(hub.on("2029-10-%02d".formatted(day)).looks().letters());
    }
    assertThat(told).as("once each to contact and leader").hasSize(2);
    hub.on("2030-01-20").met(G, "2030-01-20", NEW, List.of()).elects(G, "ny", "2030-01-20");
    assertThat(hub.judged(G, "R4", "2030-01-20").evidence())
        .extracting(proof -> proof.what().nb())
        .anyMatch(what -> what.startsWith("Gruppen er registrert med ola som leder."));
    hub.group(G, "ny", "ola", "eva", "ida", "jon");
    assertThat(List.of("R1", "R2", "R4", "R6", "R14"))
        .allSatisfy(rule -> assertThat(hub.state(G, rule)).as(rule).isEqualTo("kept"));
    assertThat(hub.state(G, "R5")).isEqualTo("kept");
  }
}
