package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.nov.hub.platform.message.Text;

/** An owner's own rule: recorded within the period that the charter gives. */
final class IsRecorded implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    Text next =
        CharterTexts.text(
            "Meld at regelen «%s» holdes, med dato og hvem som sier det.",
            "Record that the rule “%s” is kept, with the date and who says so.",
            terms.textInSentence());
    Optional<Evidence> last = group.recorded(terms.rule());
    if (last.isEmpty()) {
      return RuleResult.noEvidence(next);
    }
    List<Proof> evidence =
        List.of(
            Proof.said(
                last.get(),
                last.get()
                    .text("what")
                    .map(what -> new Text(what, what))
                    .orElse(new Text("Meldt", "Recorded"))));
    LocalDate expires = last.get().on().plusMonths(terms.periodMonths());
    if (!expires.isAfter(group.at())) {
      return RuleResult.broken(next, evidence);
    }
    return expires.isAfter(group.at().plusDays(terms.warnDays()))
        ? RuleResult.kept(evidence)
        : RuleResult.atRisk(next, evidence);
  }
}
