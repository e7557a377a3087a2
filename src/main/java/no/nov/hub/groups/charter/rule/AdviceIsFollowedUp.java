package no.nov.hub.groups.charter.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.message.Text;

/** F3: of each advice it is kept what became of it, at risk where that takes too long. */
final class AdviceIsFollowedUp implements CharterRule {

  private static final Map<String, Text> RESULTS =
      Map.of(
          "followed", new Text("fulgt", "followed"),
          "partly", new Text("delvis fulgt", "partly followed"),
          "not", new Text("ikke fulgt", "not followed"));

  private static final Text PENDING = new Text("ikke avgjort", "undecided");

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<Evidence> all = group.evidence(EvidenceKind.ADVICE);
    if (all.isEmpty()) {
      return RuleResult.noEvidence(
          new Text(
              "Meld rådene som gruppen gir, og siden hva som ble av dem.",
              "Record the advice that the group gives, and later what became of it."));
    }
    List<Proof> waiting =
        all.stream()
            .filter(advice -> result(advice).isEmpty())
            .filter(advice -> !advice.on().isAfter(group.at().minusMonths(terms.periodMonths())))
            .map(AdviceIsFollowedUp::proof)
            .toList();
    return waiting.isEmpty()
        ? RuleResult.kept(all.stream().map(AdviceIsFollowedUp::proof).toList())
        : RuleResult.atRisk(
            new Text(
                "Spør sekretariatet hva som ble av rådet, og meld utfallet.",
                "Ask the secretariat what became of the advice, and record the outcome."),
            waiting);
  }

  private static Optional<String> result(Evidence advice) {
    return Optional.ofNullable(advice.data().path("outcome").path("result").asString(null));
  }

  private static Proof proof(Evidence advice) {
    String why = advice.data().path("outcome").path("why").asString("");
    return Proof.said(
        advice,
        CharterTexts.text(
            "«%s» til %s: %s%s",
            "“%s” to %s: %s%s",
            advice.text("what").orElse(""),
            advice.text("toWhom").orElse(""),
            result(advice).map(RESULTS::get).orElse(PENDING),
            why.isEmpty() ? "" : ", " + why));
  }
}
