package no.nov.hub.groups.charter.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Text;

/**
 * R15: by what the owner has recorded of it within the period; else by how many organisations the
 * members come from (ours: no organisation has more than the share of the seats).
 */
final class IsBroad implements CharterRule {

  private static final int ALL = 100;

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    Optional<Evidence> recorded =
        group
            .recorded(terms.rule())
            .filter(each -> each.on().isAfter(group.at().minusMonths(terms.periodMonths())));
    if (recorded.isPresent()) {
      return RuleResult.kept(
          Proof.said(
              recorded.get(),
              recorded
                  .get()
                  .text("what")
                  .map(what -> new Text(what, what))
                  .orElse(new Text("Vurdert", "Considered"))));
    }
    Map<String, Long> seats =
        group.members().stream()
            .map(
                seat ->
                    seat.organisationNumber() == null
                        ? seat.member().organisation()
                        : seat.organisationNumber())
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    Text consider =
        new Text(
            "Drøft hvilke fag gruppen mangler, og meld vurderingen.",
            "Discuss which fields the group lacks, and record it.");
    if (seats.isEmpty()) {
      return RuleResult.noEvidence(consider);
    }
    long largest = seats.values().stream().max(Comparator.naturalOrder()).orElse(0L);
    List<Proof> evidence =
        List.of(
            Proof.counted(
                group.at(),
                CharterTexts.text(
                    seats.size() == 1
                        ? "%d organisasjon; den har %d av %d plasser"
                        : "%d organisasjoner; den største har %d av %d plasser",
                    seats.size() == 1
                        ? "%d organisation; it has %d of %d seats"
                        : "%d organisations; the largest has %d of %d seats",
                    seats.size(),
                    largest,
                    group.members().size())));
    return seats.size() > 1 && largest * ALL <= (long) terms.share() * group.members().size()
        ? RuleResult.kept(evidence)
        : RuleResult.broken(consider, evidence);
  }
}
