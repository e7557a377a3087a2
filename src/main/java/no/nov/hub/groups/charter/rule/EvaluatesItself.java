package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nov.hub.platform.message.Text;

/** R8: by the end of the year the board has the evaluation. */
public final class EvaluatesItself implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    Period now = Period.Length.YEAR.of(group.at());
    Period before = Period.Length.YEAR.of(now.first().minusDays(1));
    List<Proof> evidence = new ArrayList<>();
    boolean late = isLate(group, terms, before, evidence);
    Optional<Evidence> own = of(now, group);
    own.ifPresent(evaluation -> evidence.add(proof(evaluation)));
    boolean sent = own.flatMap(e -> e.date("sentToBoardOn")).isPresent();
    if (late) {
      return RuleResult.broken(sent ? goOn() : send(before), evidence);
    }
    if (sent) {
      return RuleResult.kept(evidence);
    }
    if (group.at().plusDays(terms.warnDays()).isAfter(now.last())) {
      return RuleResult.atRisk(send(now), evidence);
    }
    return evidence.isEmpty()
        ? RuleResult.noEvidence(send(now))
        : new RuleResult(RuleState.KEPT, evidence, send(now), List.of());
  }

  private static boolean isLate(GroupOnDay group, Terms now, Period before, List<Proof> evidence) {
    Optional<Evidence> own = of(before, group);
    own.ifPresent(evaluation -> evidence.add(proof(evaluation)));
    boolean inTime =
        own.flatMap(e -> e.date("sentToBoardOn"))
            .filter(sent -> !sent.isAfter(before.last()))
            .isPresent();
    boolean late =
        !inTime && group.existedSince(before) && group.terms(now.rule(), before.last()).isPresent();
    if (late) {
      evidence.add(
          Proof.counted(
              before.last(),
              CharterTexts.text(
                  "Styret hadde ikke fått evalueringen for %d innen %s",
                  "The board had not got the evaluation of %d by %s",
                  before.last().getYear(),
                  before.last())));
    }
    return late;
  }

  public static Optional<Evidence> of(Period year, GroupOnDay group) {
    return all(year, group).findFirst();
  }

  /** The day on which the board had an evaluation of the year. */
  public static Optional<LocalDate> sentToBoard(Period year, GroupOnDay group) {
    return all(year, group).flatMap(each -> each.date("sentToBoardOn").stream()).findFirst();
  }

  private static Stream<Evidence> all(Period year, GroupOnDay group) {
    return group.evidence(EvidenceKind.EVALUATION).stream()
        .filter(each -> each.number("year") == year.last().getYear());
  }

  private static Proof proof(Evidence evaluation) {
    int year = evaluation.number("year");
    return Proof.said(
        evaluation,
        evaluation
            .date("sentToBoardOn")
            .map(
                sent ->
                    CharterTexts.text(
                        "Evaluering for %d, sendt styret %s",
                        "Evaluation of %d, sent to the board on %s", year, sent))
            .orElse(
                CharterTexts.text(
                    "Evaluering for %d, ikke sendt styret",
                    "Evaluation of %d, not sent to the board", year)));
  }

  private static Text send(Period year) {
    return CharterTexts.text(
        "Skriv evaluering, sammendrag og plan for %d, og legg dem fram for styret senest %s.",
        "Write evaluation, summary and plan of %d, and lay them before the board by %s.",
        year.last().getYear(),
        year.last());
  }

  private static Text goOn() {
    return new Text(
        "Forrige år kan ikke rettes. I år har styret fått sitt.",
        "The last year cannot be mended. This year the board has got its own.");
  }
}
