package no.nov.hub.groups.charter.rule;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Text;

/** F2: the charter says who should be represented. A gap is information, not a breach. */
final class AllAreRepresented implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    Set<String> represented =
        group.members().stream()
            .map(seat -> seat.member().represents())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<Proof> evidence =
        represented.stream()
            .sorted()
            .map(body -> Proof.counted(group.at(), new Text(body, body)))
            .toList();
    if (terms.expects().isEmpty()) {
      return RuleResult.noEvidence(
          new Text(
              "Vedta i retningslinjene hvem som bør være representert («expects»).",
              "Adopt in the charter who should be represented (“expects”)."),
          evidence);
    }
    List<String> gaps =
        terms.expects().stream().filter(body -> !represented.contains(body)).toList();
    return gaps.isEmpty()
        ? RuleResult.kept(evidence)
        : RuleResult.noEvidence(
                CharterTexts.text(
                    "Spør om disse vil sende noen: %s.",
                    "Ask whether these will send somebody: %s.", String.join(", ", gaps)),
                evidence)
            .withGaps(gaps);
  }
}
