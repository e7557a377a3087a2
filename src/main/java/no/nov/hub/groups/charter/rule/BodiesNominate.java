package no.nov.hub.groups.charter.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.group.Seat;
import no.nov.hub.platform.message.Text;

/** F4: of each who represents a body there is that body's nomination. */
final class BodiesNominate implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<Proof> wrong = new ArrayList<>();
    List<Proof> unknown = new ArrayList<>();
    List<Proof> evidence = new ArrayList<>();
    for (Seat seat : group.members()) {
      String body = seat.member().represents();
      Optional<Evidence> nomination = nomination(seat, group);
      if (nomination.isEmpty()) {
        unknown.add(
            Proof.counted(
                group.at(),
                CharterTexts.text(
                    "%s, uten oppnevning", "%s, without nomination", seat.member().name())));
      } else {
        String by = nomination.get().text("body").orElse("");
        (body == null || by.equalsIgnoreCase(body) ? evidence : wrong)
            .add(
                Proof.said(
                    nomination.get(),
                    CharterTexts.text(
                        "%s, oppnevnt av %s", "%s, nominated by %s", seat.member().name(), by)));
      }
    }
    if (!wrong.isEmpty()) {
      return RuleResult.broken(
          new Text(
              "Be den som er representert, oppnevne selv, eller rett hvem medlemmet representerer.",
              "Ask whoever is represented to nominate, or correct whom the member represents."),
          wrong);
    }
    return unknown.isEmpty() && !evidence.isEmpty()
        ? RuleResult.kept(evidence)
        : RuleResult.noEvidence(
            new Text(
                "Meld hvem som oppnevnte hvert medlem, og når.",
                "Record who nominated each member, and when."),
            unknown);
  }

  private static Optional<Evidence> nomination(Seat seat, GroupOnDay group) {
    return group.evidence(EvidenceKind.NOMINATION).stream()
        .filter(each -> seat.member().address().equals(each.person()))
        .findFirst();
  }
}
