package no.nov.hub.groups.charter.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.JsonNode;

/**
 * R13, by totals that the association has recorded, never of fewer than five persons; the hub knows
 * nobody's gender or age. Balanced is where no gender and no age has more than the share leaves.
 */
final class IsBalanced implements CharterRule {

  private static final int ALL = 100;

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    Optional<Evidence> found = group.evidence(EvidenceKind.BALANCE).stream().findFirst();
    if (found.isEmpty()) {
      return RuleResult.noEvidence(
          new Text(
              "Meld kjønn og alder i sum, når gruppen har minst fem.",
              "Record gender and age in total, when the group has at least five."));
    }
    Evidence balance = found.get();
    List<Proof> evidence = List.of(Proof.said(balance, said(balance)));
    int total = genders(balance).sum();
    int largest = IntStream.concat(genders(balance), ages(balance)).max().orElse(0);
    return largest * ALL > total * (ALL - terms.share())
        ? RuleResult.broken(
            new Text(
                "Tenk på kjønn og alder ved neste opptak.",
                "Think of gender and age at the next admission."),
            evidence)
        : RuleResult.kept(evidence);
  }

  private static IntStream genders(Evidence balance) {
    return IntStream.of(balance.number("women"), balance.number("men"), balance.number("other"));
  }

  private static IntStream ages(Evidence balance) {
    return balance.data().path("ages").valueStream().mapToInt(JsonNode::asInt);
  }

  private static Text said(Evidence balance) {
    String ages =
        balance.data().path("ages").properties().stream()
            .sorted(Comparator.comparing(java.util.Map.Entry::getKey))
            .map(age -> age.getKey() + ": " + age.getValue().asInt())
            .collect(Collectors.joining(", "));
    return CharterTexts.text(
        "%d kvinner, %d menn, %d andre%s",
        "%d women, %d men, %d others%s",
        balance.number("women"),
        balance.number("men"),
        balance.number("other"),
        ages.isEmpty() ? new Text("", "") : new Text("; alder " + ages, "; ages " + ages));
  }
}
