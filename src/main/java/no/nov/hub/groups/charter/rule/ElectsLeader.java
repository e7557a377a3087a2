package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nov.hub.platform.message.Text;

/**
 * R4: elected for a year at a time, at the year's first meeting. A term lasts until that meeting,
 * though it may be some days more than a year.
 */
final class ElectsLeader implements CharterRule {

  private static final String LEADER = "leader";

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<Evidence> elections = group.elections(LEADER);
    if (elections.isEmpty()) {
      return group.group().leader() == null ? nobody(List.of()) : RuleResult.noEvidence(record());
    }
    Evidence last = elections.get(0);
    List<Proof> evidence = new ArrayList<>();
    evidence.add(proof(last, group));
    differing(last, group).ifPresent(evidence::add);
    if (last.termMonths() > terms.most()) {
      return RuleResult.broken(
          CharterTexts.text(
              "Velg leder på nytt på årets første møte, for høyst %d måneder.",
              "Elect the leader anew at the year's first meeting, for %d months at most.",
              terms.most()),
          evidence);
    }
    Optional<MeetingThen> first = firstMeeting(group);
    boolean electedThisYear = last.on().getYear() == group.at().getYear();
    if (!last.termEnd().isAfter(group.at())) {
      boolean waits = first.isEmpty() && last.termEnd().getYear() == group.at().getYear();
      return waits ? RuleResult.atRisk(elect(), evidence) : nobody(evidence);
    }
    if (first.isPresent() && !isElectedAt(first.get().day(), group)) {
      evidence.add(
          Proof.counted(
              first.get().day(),
              new Text(
                  "Årets første møte var uten valg", "The year's first meeting had no election")));
      return RuleResult.atRisk(electedThisYear ? nextTime() : elect(), evidence);
    }
    return RuleResult.kept(evidence);
  }

  private static Optional<MeetingThen> firstMeeting(GroupOnDay group) {
    return group.held(Period.Length.YEAR.of(group.at())).stream().findFirst();
  }

  private static boolean isElectedAt(LocalDate day, GroupOnDay group) {
    return group.elections(LEADER).stream().anyMatch(election -> election.on().equals(day));
  }

  private static Proof proof(Evidence election, GroupOnDay group) {
    return Proof.said(
        election,
        CharterTexts.text(
            "%s valgt fra %s for %d måneder",
            "%s elected from %s for %d months",
            group.name(election.person()),
            election.termFrom(),
            election.termMonths()));
  }

  /**
   * What an election says and what the registration says may be two things; somebody must mend it.
   */
  private static Optional<Proof> differing(Evidence last, GroupOnDay group) {
    if (!last.isTermOn(group.at()) || last.person().equals(group.group().leader())) {
      return Optional.empty();
    }
    return Optional.of(
        Proof.counted(
            group.at(),
            group.group().leader() == null
                ? new Text(
                    "Gruppen er registrert uten leder. Registrer den som er valgt.",
                    "The group is registered without a leader. Register whoever was elected.")
                : CharterTexts.text(
                    "Gruppen er registrert med %s som leder. Registrer den som er valgt, eller rett valget.",
                    "The group is registered with %s as leader. Register whoever was elected, or correct the election.",
                    group.name(group.group().leader()))));
  }

  private static RuleResult nobody(List<Proof> evidence) {
    return RuleResult.broken(elect(), evidence);
  }

  private static Text elect() {
    return new Text(
        "Velg leder på neste møte, og meld valget.",
        "Elect a leader at the next meeting, and record the election.");
  }

  private static Text nextTime() {
    return new Text(
        "Sett valg av leder på sakslisten for neste års første møte.",
        "Put the election of a leader on the agenda of next year's first meeting.");
  }

  private static Text record() {
    return new Text(
        "Meld når lederen ble valgt, med dato og hvem som sier det.",
        "Record when the leader was elected, with the date and who says so.");
  }
}
