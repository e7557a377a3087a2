package no.nov.hub.groups.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.shared.membership.MemberListTables;

/**
 * What the owner of a group should look at, by the rules of resource groups (R3, R6, R7) and of
 * contacts (R17). Only the owner reads it, so it names people.
 */
final class Remarks {

  private final Registration group;
  private final LocalDate today;
  private final List<Reason> remarks = new ArrayList<>();

  private Remarks(Registration group, LocalDate today) {
    this.group = group;
    this.today = today;
  }

  /**
   * @param siblings all groups of the owner
   * @param list what the owner's newest list of members says of the organisations in the group;
   *     empty if it has sent none
   */
  static List<Reason> on(
      Registration group,
      List<Registration> siblings,
      Optional<MemberListTables.Answer> list,
      LocalDate today) {
    Remarks remarks = new Remarks(group, today);
    if (group.kind() == Group.Kind.RESOURCE && group.isOpen(today)) {
      remarks.onSize();
      remarks.onLeader(siblings);
      remarks.onMembership(list);
    }
    remarks.onSubstitute();
    return List.copyOf(remarks.remarks);
  }

  private void onSize() {
    long members =
        group.seats(today).stream().filter(seat -> !seat.member().informedOnly()).count();
    if (Size.isUnusual(members)) {
      remarks.add(Size.remark("members", members));
    }
  }

  private void onLeader(List<Registration> siblings) {
    Optional<Seat> leader = group.leader(today);
    if (leader.isEmpty()) {
      add(
          "leader",
          "no_leader",
          "Gruppen har ingen leder i dag. Gruppen velger selv sin leder for ett år om gangen.",
          "The group has no leader today. The group itself elects its leader for a year at a time.");
      return;
    }
    String others =
        siblings.stream()
            .filter(other -> !other.key().equals(group.key()) && other.isOpen(today))
            .filter(other -> other.kind() == Group.Kind.RESOURCE)
            .filter(
                other -> other.leader(today).filter(who -> isSame(who, leader.get())).isPresent())
            .map(Registration::name)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      String name = leader.get().member().name();
      add(
          "leader",
          "leads_several",
          "%s leder også %s. En leder skal bare lede én gruppe, men kan være med i flere."
              .formatted(name, others),
          "%s leads %s too. A leader must lead one group only, but may take part in others."
              .formatted(name, others));
    }
  }

  private static boolean isSame(Seat one, Seat other) {
    return one.member().address().equals(other.member().address());
  }

  private void onMembership(Optional<MemberListTables.Answer> list) {
    Connections seats = Connections.of(group.seats(today), list);
    told(
        seats.without(),
        "not_connected",
        "Uten personlig medlemskap og uten organisasjonsnummer (%d): %s. Alle i en ressursgruppe skal være medlem av foreningen, selv eller gjennom en bedrift.",
        "Without membership in person and without organisation number (%d): %s. Everyone in a resource group must be a member of the association, in person or through a company.");
    list.ifPresent(
        known ->
            told(
                seats.unlisted(),
                "not_in_member_list",
                "Organisasjonen står ikke i medlemslisten per " + known.asOf() + " (%d): %s.",
                "The organisation is not in the member list of " + known.asOf() + " (%d): %s."));
    if (!seats.uncompared().isEmpty()) {
      add(
          "members",
          "no_member_list",
          "Organisasjonsnumrene er ikke sammenlignet med noe: foreningen har ikke sendt medlemsliste.",
          "The organisation numbers are compared with nothing: the association has sent no member list.");
    }
  }

  private void told(List<Seat> seats, String code, String nb, String en) {
    if (!seats.isEmpty()) {
      String names =
          seats.stream().map(seat -> seat.member().name()).collect(Collectors.joining(", "));
      add("members", code, nb.formatted(seats.size(), names), en.formatted(seats.size(), names));
    }
  }

  private void onSubstitute() {
    if (!group.hasSubstitute(today)) {
      return;
    }
    String standsIn = group.substitute().person().name();
    String stoodInFor = group.contact().name();
    LocalDate until = group.substitute().days().until();
    add(
        "contact",
        "substitute",
        "%s er vikar for %s%s."
            .formatted(standsIn, stoodInFor, until == null ? "" : " til og med " + until),
        "%s stands in for %s%s."
            .formatted(standsIn, stoodInFor, until == null ? "" : " up to and including " + until));
  }

  private void add(String field, String code, String nb, String en) {
    remarks.add(Reason.of(field, code, nb, en));
  }
}
