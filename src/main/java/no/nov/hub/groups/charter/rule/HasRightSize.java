package no.nov.hub.groups.charter.rule;

import java.util.List;
import no.nov.hub.platform.message.Text;

/** R3. */
final class HasRightSize implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    int members = group.members().size();
    Proof count =
        Proof.counted(
            group.at(),
            members == 1
                ? new Text("1 medlem", "1 member")
                : CharterTexts.text("%d medlemmer", "%d members", members));
    if (members < terms.least()) {
      return RuleResult.broken(
          CharterTexts.text(
              "Ta opp flere, til gruppen har minst %d.",
              "Admit more, until the group has at least %d.", terms.least()),
          List.of(count));
    }
    if (members > terms.most()) {
      return RuleResult.broken(
          CharterTexts.text(
              "Vurder å dele gruppen, eller meld et unntak. Omkring %d er nok.",
              "Consider dividing the group, or record an exception. About %d is enough.",
              terms.most()),
          List.of(count));
    }
    return RuleResult.kept(count);
  }
}
