package no.nov.hub.groups.charter.rule;

import java.util.List;
import no.nov.hub.groups.group.Person;
import no.nov.hub.platform.message.Text;

/** R17. Whoever has been erased has no address any more. */
final class HasContact implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    Person contact = group.group().contact();
    return contact.address().contains("@")
        ? RuleResult.kept(
            Proof.counted(
                group.at(),
                CharterTexts.text("%s, %s", "%s, %s", contact.name(), contact.address())))
        : RuleResult.broken(
            new Text(
                "Registrer gruppen med en ny kontaktperson.",
                "Register the group with a new contact."),
            List.of());
  }
}
