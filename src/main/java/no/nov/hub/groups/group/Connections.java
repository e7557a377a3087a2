package no.nov.hub.groups.group;

import java.util.List;
import java.util.Optional;
import no.nov.hub.shared.membership.MemberListTables;

/**
 * How those in a group belong to the association (rule R7): in person, through a company, or not
 * for all that is known.
 *
 * @param without neither personal members nor with an organisation number
 * @param unlisted with an organisation that is not in the list of members
 * @param uncompared with an organisation, where there is no list
 */
public record Connections(List<Seat> without, List<Seat> unlisted, List<Seat> uncompared) {

  /**
   * @param list what the association's newest list says of the organisations of these seats; empty
   *     if it has sent none
   */
  public static Connections of(List<Seat> seats, Optional<MemberListTables.Answer> list) {
    List<Seat> through = seats.stream().filter(seat -> !seat.personalMember()).toList();
    List<Seat> numbered =
        through.stream().filter(seat -> seat.organisationNumber() != null).toList();
    return new Connections(
        through.stream().filter(seat -> seat.organisationNumber() == null).toList(),
        list.map(
                known ->
                    numbered.stream()
                        .filter(seat -> !known.members().contains(seat.organisationNumber()))
                        .toList())
            .orElse(List.of()),
        list.isPresent() ? List.of() : numbered);
  }
}
