package no.nov.hub.groups.charter.rule;

import java.util.ArrayList;
import java.util.List;
import no.nov.hub.platform.message.Text;

/** R5: in elected terms, all that the leader has had in this group. */
final class LeaderIsReplaced implements Rule {

  private static final int MONTHS_A_YEAR = 12;

  @Override
  public Judgement judge(Situation group, Terms terms) {
    if (group.leaders().isEmpty()) {
      return Judgement.notApplicable(
          Proof.counted(
              group.at(), new Text("Gruppen har ingen leder", "The group has no leader")));
    }
    State worst = State.NO_EVIDENCE;
    List<Proof> evidence = new ArrayList<>();
    for (String leader : group.leaders()) {
      List<Evidence> elections =
          group.elections("leader").stream().filter(e -> leader.equals(e.person())).toList();
      elections.forEach(election -> evidence.add(proof(election, group)));
      if (!elections.isEmpty()) {
        worst = worse(worst, state(elections, group, terms));
      }
    }
    return switch (worst) {
      case BROKEN -> Judgement.broken(another(), evidence);
      case AT_RISK -> Judgement.atRisk(another(), evidence);
      case NO_EVIDENCE ->
          Judgement.noEvidence(
              new Text(
                  "Meld valgene av lederen, så telles årene.",
                  "Record the elections of the leader, and the years are counted."));
      default -> Judgement.kept(evidence);
    };
  }

  private static State state(List<Evidence> elections, Situation group, Terms terms) {
    int months = elections.stream().mapToInt(Evidence::termMonths).sum();
    int most = terms.most() * MONTHS_A_YEAR;
    boolean endsSoon = !elections.get(0).termEnd().isAfter(group.at().plusDays(terms.warnDays()));
    if (months > most) {
      return State.BROKEN;
    }
    return months == most && endsSoon ? State.AT_RISK : State.KEPT;
  }

  private static State worse(State one, State other) {
    if (one == State.BROKEN || other == State.BROKEN) {
      return State.BROKEN;
    }
    return one == State.AT_RISK || other == State.AT_RISK ? State.AT_RISK : State.KEPT;
  }

  private static Proof proof(Evidence election, Situation group) {
    return Proof.said(
        election,
        Words.text(
            "%s valgt fra %s for %d måneder",
            "%s elected from %s for %d months",
            group.name(election.person()),
            election.termFrom(),
            election.termMonths()));
  }

  private static Text another() {
    return new Text(
        "Velg en annen til leder på neste møte.", "Elect another leader at the next meeting.");
  }
}
