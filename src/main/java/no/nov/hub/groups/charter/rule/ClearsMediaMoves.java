package no.nov.hub.groups.charter.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.nov.hub.platform.message.Text;

/** R16: op-eds and other moves in the media say with whom they were cleared. */
final class ClearsMediaMoves implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<Evidence> moves =
        new ArrayList<>(group.recent(EvidenceKind.MEDIA_MOVE, terms.periodMonths()));
    moves.addAll(group.recent(EvidenceKind.OP_ED, terms.periodMonths()));
    moves.sort(Comparator.comparing(Evidence::on).reversed());
    List<Proof> uncleared =
        moves.stream()
            .filter(move -> move.text("clearedWith").isEmpty())
            .map(ClearsMediaMoves::uncleared)
            .toList();
    if (!uncleared.isEmpty()) {
      return RuleResult.broken(
          new Text(
              "Avklar med kontaktpersonen eller kommunikasjonsavdelingen, og meld utspillet på nytt med «clearedWith».",
              "Clear it with the contact or the communications department, and record the move anew with “clearedWith”."),
          uncleared);
    }
    return moves.isEmpty()
        ? RuleResult.noEvidence(
            new Text(
                "Meld utspill i mediene, og hvem de ble avklart med.",
                "Record moves in the media, and with whom they were cleared."))
        : RuleResult.kept(moves.stream().map(ClearsMediaMoves::cleared).toList());
  }

  private static Proof uncleared(Evidence move) {
    return Proof.said(
        move,
        CharterTexts.text(
            "«%s», ikke avklart", "“%s”, not cleared", move.text("title").orElse("")));
  }

  private static Proof cleared(Evidence move) {
    return Proof.said(
        move,
        CharterTexts.text(
            "«%s», avklart med %s",
            "“%s”, cleared with %s",
            move.text("title").orElse(""),
            move.text("clearedWith").orElse("")));
  }
}
