package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.nov.hub.groups.group.Seat;
import no.nov.hub.platform.message.Text;

/**
 * R11: where somebody left and a colleague came within three months, an admission that was
 * discussed shows that the seat was not passed on.
 */
final class SeatsArePersonal implements CharterRule {

  private static final int MONTHS_BETWEEN = 3;

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<Seat> seats = group.group().seats();
    LocalDate begin = group.at().minusMonths(terms.periodMonths());
    List<Proof> doubtful = new ArrayList<>();
    for (Seat left : seats) {
      if (left.member().until() != null && left.member().until().isAfter(begin)) {
        seats.stream()
            .filter(came -> follows(came, left, group))
            .filter(came -> !isAdmitted(came, group))
            .forEach(came -> doubtful.add(proof(left, came)));
      }
    }
    return doubtful.isEmpty()
        ? RuleResult.kept(
            Proof.counted(
                group.at(),
                CharterTexts.text(
                    "Ingen har fått plassen etter en kollega uten opptak de siste %d månedene",
                    "Nobody has got the seat of a colleague without admission in the last %d months",
                    terms.periodMonths())))
        : RuleResult.atRisk(
            new Text(
                "Drøft kandidaten i gruppen eller med lederen, og meld opptaket. En plass kan ikke gis videre.",
                "Discuss the candidate in the group or with its leader, and record the admission. A seat cannot be passed on."),
            doubtful);
  }

  private static boolean follows(Seat came, Seat left, GroupOnDay group) {
    LocalDate until = left.member().until();
    return DiscussesCandidates.isNew(came, group)
        && !came.member().address().equals(left.member().address())
        && isColleague(came, left)
        && !came.member().from().isBefore(until)
        && came.member().from().isBefore(until.plusMonths(MONTHS_BETWEEN));
  }

  private static boolean isColleague(Seat one, Seat other) {
    return one.organisationNumber() == null || other.organisationNumber() == null
        ? one.member().organisation() != null
            && Objects.equals(one.member().organisation(), other.member().organisation())
        : one.organisationNumber().equals(other.organisationNumber());
  }

  private static boolean isAdmitted(Seat came, GroupOnDay group) {
    return DiscussesCandidates.admission(came, group)
        .flatMap(admission -> admission.text("discussedWith"))
        .isPresent();
  }

  private static Proof proof(Seat left, Seat came) {
    return Proof.counted(
        came.member().from(),
        CharterTexts.text(
            "%s kom inn da %s fra samme organisasjon gikk ut",
            "%s came in when %s of the same organisation left",
            came.member().name(),
            left.member().name()));
  }
}
