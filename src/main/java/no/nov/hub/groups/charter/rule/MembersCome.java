package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.List;
import no.nov.hub.platform.message.Text;

/**
 * R2: whoever comes to fewer than half of the meetings gives up the seat, but is warned before. It
 * is broken only where somebody was warned, could have come once more, and is still below.
 */
final class MembersCome implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<AttendanceRate> all =
        AttendanceRate.of(group.group(), group.meetings(), group.at(), terms.periodMonths())
            .stream()
            .filter(attendanceRate -> attendanceRate.meetings() > 0)
            .toList();
    if (all.isEmpty()) {
      return RuleResult.noEvidence(
          new Text(
              "Send referat med hvem som var til stede, så telles frammøtet.",
              "Send minutes that say who was there, and attendance is counted."));
    }
    List<AttendanceRate> out = all.stream().filter(each -> isOut(each, group, terms)).toList();
    if (!out.isEmpty()) {
      return RuleResult.broken(
          new Text(
              "Avtal med den det gjelder at plassen går til en annen som ønsker å bidra, eller meld et unntak med begrunnelse.",
              "Agree with whoever it is that the seat goes to another who wishes to contribute, or record an exception with the reason."),
          proofs(out, group));
    }
    List<AttendanceRate> atRisk =
        all.stream().filter(each -> each.mayFallBelow(terms.share())).toList();
    if (!atRisk.isEmpty()) {
      return RuleResult.atRisk(
          new Text(
              "Ta en prat med den det gjelder før neste møte. Huben varsler også selv.",
              "Talk with whoever it is before the next meeting. The hub warns the member too."),
          proofs(atRisk, group));
    }
    return RuleResult.kept(
        Proof.counted(
            group.at(),
            all.size() == 1
                ? CharterTexts.text(
                    "Den ene i gruppen har vært på minst %d %% av møtene de siste %d månedene",
                    "The only one in the group has come to at least %d %% of the meetings of the last %d months",
                    terms.share(),
                    terms.periodMonths())
                : CharterTexts.text(
                    "Alle %d har vært på minst %d %% av møtene de siste %d månedene",
                    "All %d have come to at least %d %% of the meetings of the last %d months",
                    all.size(),
                    terms.share(),
                    terms.periodMonths())));
  }

  private static boolean isOut(AttendanceRate attendanceRate, GroupOnDay group, Terms terms) {
    LocalDate begin = group.at().minusMonths(terms.periodMonths());
    return attendanceRate.isBelow(terms.share())
        && group.facts().warnings(group.group().key(), attendanceRate.address()).stream()
            .anyMatch(warned -> warned.isAfter(begin) && warned.isBefore(attendanceRate.last()));
  }

  private static List<Proof> proofs(List<AttendanceRate> some, GroupOnDay group) {
    return some.stream()
        .map(
            attendanceRate ->
                Proof.counted(
                    attendanceRate.last(),
                    CharterTexts.text(
                        "%s: %d av %d møter",
                        "%s: %d of %d meetings",
                        group.name(attendanceRate.address()),
                        attendanceRate.present(),
                        attendanceRate.meetings())))
        .toList();
  }
}
