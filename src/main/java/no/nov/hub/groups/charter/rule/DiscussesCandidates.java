package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.group.Seat;
import no.nov.hub.platform.message.Text;

/**
 * R10: of each who got a seat within the period there is an admission that says with whom it was
 * discussed. Those who were there when the hub first heard of the group are no candidates.
 */
final class DiscussesCandidates implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<Proof> undiscussed = new ArrayList<>();
    List<Proof> unknown = new ArrayList<>();
    List<Proof> discussed = new ArrayList<>();
    for (Seat seat : admitted(group, terms)) {
      Optional<Evidence> admission = admission(seat, group);
      if (admission.isEmpty()) {
        unknown.add(
            Proof.counted(
                seat.member().from(),
                CharterTexts.text(
                    "%s kom inn, opptaket er ikke meldt",
                    "%s came in, the admission is not recorded", seat.member().name())));
      } else if (admission.get().text("discussedWith").isEmpty()) {
        undiscussed.add(proof(admission.get(), seat, "uten at det er drøftet", "undiscussed"));
      } else {
        boolean inGroup = admission.get().text("discussedWith").get().equals("group");
        discussed.add(
            proof(
                admission.get(),
                seat,
                inGroup ? "drøftet i gruppen" : "drøftet med lederen",
                inGroup ? "discussed in the group" : "discussed with the leader"));
      }
    }
    if (!undiscussed.isEmpty()) {
      return RuleResult.broken(
          new Text(
              "Ta opptaket opp i gruppen eller med lederen, og meld det på nytt.",
              "Discuss the admission in the group or with its leader, and record it anew."),
          undiscussed);
    }
    if (!unknown.isEmpty()) {
      return RuleResult.noEvidence(
          new Text(
              "Meld opptaket, og om kandidaten ble drøftet i gruppen eller med lederen.",
              "Record the admission, and whether the candidate was discussed in the group or with its leader."),
          unknown);
    }
    return discussed.isEmpty()
        ? RuleResult.notApplicable(
            Proof.counted(
                group.at(),
                CharterTexts.text(
                    "Ingen nye de siste %d månedene",
                    "Nobody new in the last %d months", terms.periodMonths())))
        : RuleResult.kept(discussed);
  }

  private static List<Seat> admitted(GroupOnDay group, Terms terms) {
    LocalDate begin = group.at().minusMonths(terms.periodMonths());
    return group.group().seats().stream()
        .filter(seat -> isNew(seat, group))
        .filter(seat -> seat.member().from().isAfter(begin))
        .toList();
  }

  static boolean isNew(Seat seat, GroupOnDay group) {
    LocalDate from = seat.member().from();
    return from != null && from.isAfter(group.group().knownSince());
  }

  static Optional<Evidence> admission(Seat seat, GroupOnDay group) {
    return group.evidence(EvidenceKind.ADMISSION).stream()
        .filter(each -> seat.member().address().equals(each.person()))
        .findFirst();
  }

  private static Proof proof(Evidence admission, Seat seat, String nb, String en) {
    return Proof.said(
        admission,
        CharterTexts.text(
            "%s tatt opp, %s", "%s admitted, %s", seat.member().name(), new Text(nb, en)));
  }
}
