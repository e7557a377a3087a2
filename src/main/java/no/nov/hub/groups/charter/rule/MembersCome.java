package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.List;
import no.nov.hub.platform.message.Text;

/**
 * R2: whoever comes to fewer than half of the meetings gives up the seat, but is warned before. It
 * is broken only where somebody was warned, could have come once more, and is still below.
 */
final class MembersCome implements Rule {

  @Override
  public Judgement judge(Situation group, Terms terms) {
    List<Coming> all =
        Coming.of(group.group(), group.meetings(), group.at(), terms.periodMonths()).stream()
            .filter(coming -> coming.meetings() > 0)
            .toList();
    if (all.isEmpty()) {
      return Judgement.noEvidence(
          new Text(
              "Send referat med hvem som var til stede, så telles frammøtet.",
              "Send minutes that say who was there, and attendance is counted."));
    }
    List<Coming> out = all.stream().filter(each -> isOut(each, group, terms)).toList();
    if (!out.isEmpty()) {
      return Judgement.broken(
          new Text(
              "Avtal med den det gjelder at plassen går til en annen som ønsker å bidra, eller meld et unntak med begrunnelse.",
              "Agree with whoever it is that the seat goes to another who wishes to contribute, or record an exception with the reason."),
          proofs(out, group));
    }
    List<Coming> atRisk = all.stream().filter(each -> each.mayFallBelow(terms.share())).toList();
    if (!atRisk.isEmpty()) {
      return Judgement.atRisk(
          new Text(
              "Ta en prat med den det gjelder før neste møte. Huben varsler også selv.",
              "Talk with whoever it is before the next meeting. The hub warns the member too."),
          proofs(atRisk, group));
    }
    return Judgement.kept(
        Proof.counted(
            group.at(),
            all.size() == 1
                ? Words.text(
                    "Den ene i gruppen har vært på minst %d %% av møtene de siste %d månedene",
                    "The only one in the group has come to at least %d %% of the meetings of the last %d months",
                    terms.share(),
                    terms.periodMonths())
                : Words.text(
                    "Alle %d har vært på minst %d %% av møtene de siste %d månedene",
                    "All %d have come to at least %d %% of the meetings of the last %d months",
                    all.size(),
                    terms.share(),
                    terms.periodMonths())));
  }

  private static boolean isOut(Coming coming, Situation group, Terms terms) {
    LocalDate begin = group.at().minusMonths(terms.periodMonths());
    return coming.isBelow(terms.share())
        && group.facts().warnings(group.group().key(), coming.address()).stream()
            .anyMatch(warned -> warned.isAfter(begin) && warned.isBefore(coming.last()));
  }

  private static List<Proof> proofs(List<Coming> some, Situation group) {
    return some.stream()
        .map(
            coming ->
                Proof.counted(
                    coming.last(),
                    Words.text(
                        "%s: %d av %d møter",
                        "%s: %d of %d meetings",
                        group.name(coming.address()),
                        coming.present(),
                        coming.meetings())))
        .toList();
  }
}
