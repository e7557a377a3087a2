package no.nov.hub.groups.charter.rule;

import java.util.List;
import no.nov.hub.platform.message.Text;

/** R12. */
final class WritesInPublic implements Rule {

  @Override
  public Judgement judge(Situation group, Terms terms) {
    List<Evidence> all = group.evidence(Kind.OP_ED);
    List<Evidence> recent = group.recent(Kind.OP_ED, terms.periodMonths());
    if (all.isEmpty()) {
      return Judgement.noEvidence(write());
    }
    return recent.size() < terms.least()
        ? Judgement.broken(write(), all.stream().limit(1).map(WritesInPublic::proof).toList())
        : Judgement.kept(recent.stream().map(WritesInPublic::proof).toList());
  }

  private static Proof proof(Evidence opEd) {
    return Proof.said(opEd, Words.text("«%s»", "“%s”", opEd.text("title").orElse("")));
  }

  private static Text write() {
    return new Text(
        "Skriv en kronikk eller et debattinnlegg, og meld det når det er på trykk.",
        "Write an op-ed, and record it when it is printed.");
  }
}
