package no.nov.hub.groups.group;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A group as it was on a day, with the seats that had begun by then.
 *
 * @param charter which it follows, if its owner has said so; null for that of its kind
 * @param knownSince when the hub first heard of it
 * @param leader address of the member who led it that day, or null
 * @param deputy address of the member who was deputy that day, or null
 * @param seats of that day and of all days before, by name
 */
public record GroupThen(
    String owner,
    String groupId,
    Group.Kind kind,
    String name,
    String charter,
    LocalDate knownSince,
    String leader,
    String deputy,
    Person contact,
    List<Seat> seats) {

  public String key() {
    return owner + "/" + groupId;
  }

  public List<Seat> seatsOn(LocalDate day) {
    return seats.stream().filter(seat -> seat.isHeldOn(day)).toList();
  }

  /** The name of whoever has or had a seat. */
  public Optional<String> nameOf(String address) {
    return seats.stream()
        .map(Seat::member)
        .filter(member -> member.address().equals(address))
        .max(Comparator.comparing(Member::from, Comparator.nullsFirst(Comparator.naturalOrder())))
        .map(Member::name);
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "GroupThen[" + key() + "]";
  }
}
