package no.nov.hub.groups.charter.rule;

import java.util.ArrayList;
import java.util.List;
import no.nov.hub.platform.message.Text;

/**
 * R1, and R9 for the leaders of all groups: enough meetings in each half-year, or year. The period
 * that ended last counts if the group was there when it began.
 */
record MeetsRegularly(Period.Length length) implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    Period now = length.of(group.at());
    Period before = length.of(now.first().minusDays(1));
    List<Proof> evidence = new ArrayList<>();
    boolean missed = isMissed(group, terms, before, evidence);
    List<MeetingThen> held = group.held(now);
    List<MeetingThen> ahead = group.ahead(now);
    held.forEach(each -> evidence.add(proof(each, "Møte holdt: %s", "Meeting held: %s")));
    ahead.forEach(each -> evidence.add(proof(each, "Møte innkalt: %s", "Meeting called: %s")));
    int missing = terms.least() - held.size() - ahead.size();
    if (missed) {
      return RuleResult.broken(missing > 0 ? call(now) : goOn(), evidence);
    }
    if (missing <= 0) {
      return RuleResult.kept(evidence);
    }
    if (group.at().plusDays(terms.warnDays()).isAfter(now.last())) {
      return RuleResult.atRisk(call(now), evidence);
    }
    return evidence.isEmpty() ? RuleResult.noEvidence(call(now)) : onItsWay(evidence, now);
  }

  private static boolean isMissed(
      GroupOnDay group, Terms now, Period before, List<Proof> evidence) {
    List<MeetingThen> held = group.held(before);
    held.forEach(each -> evidence.add(proof(each, "Møte holdt: %s", "Meeting held: %s")));
    boolean missed =
        group.existedSince(before)
            && group
                .terms(now.rule(), before.last())
                .filter(terms -> held.size() < terms.least())
                .isPresent();
    if (missed) {
      evidence.add(
          Proof.counted(
              before.last(),
              held.size() == 1
                  ? CharterTexts.text(
                      "1 møte fra %s til %s",
                      "1 meeting from %s to %s", before.first(), before.last())
                  : CharterTexts.text(
                      "%d møter fra %s til %s",
                      "%d meetings from %s to %s", held.size(), before.first(), before.last())));
    }
    return missed;
  }

  private static RuleResult onItsWay(List<Proof> evidence, Period now) {
    return new RuleResult(RuleState.KEPT, evidence, call(now), List.of());
  }

  private static Proof proof(MeetingThen held, String nb, String en) {
    return Proof.counted(held.day(), CharterTexts.text(nb, en, held.title()));
  }

  private static Text call(Period now) {
    return CharterTexts.text(
        "Kall inn til et møte som holdes senest %s.",
        "Call a meeting that is held by %s.", now.last());
  }

  private static Text goOn() {
    return new Text(
        "Forrige periode kan ikke rettes. Hold møtet som er satt for denne, så er regelen holdt igjen når den er slutt.",
        "The last period cannot be mended. Hold the meeting of this one, and the rule is kept again when it ends.");
  }
}
