package no.nov.hub.groups.group;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A group as its owner registered it last.
 *
 * @param leader address, or null
 * @param deputy address, or null
 * @param substitute who stands in for the contact, or null
 * @param registeredAt null, as the receipt, for a group of leaders that its owner has not named
 * @param closedOn from this day the group is no more; null while it is open
 * @param seats of all days
 */
record Registration(
    String owner,
    String groupId,
    Group.Kind kind,
    String name,
    String leader,
    LocalDate leaderSince,
    String deputy,
    Person contact,
    Substitute substitute,
    boolean showsAll,
    String charter,
    LocalDate closedOn,
    Instant registeredAt,
    UUID receiptId,
    List<Seat> seats) {

  String key() {
    return owner + "/" + groupId;
  }

  Registration with(List<Seat> others) {
    return as(kind, others);
  }

  Registration as(Group.Kind other, List<Seat> others) {
    return new Registration(
        owner,
        groupId,
        other,
        name,
        leader,
        leaderSince,
        deputy,
        contact,
        substitute,
        showsAll,
        charter,
        closedOn,
        registeredAt,
        receiptId,
        others);
  }

  /** With nobody of whom this is true; only a contact stays, since a group needs one. */
  Registration without(Predicate<String> forgotten) {
    if (addresses().noneMatch(forgotten)) {
      return this;
    }
    return new Registration(
        owner,
        groupId,
        kind,
        name,
        forgotten.test(leader) ? null : leader,
        leaderSince,
        forgotten.test(deputy) ? null : deputy,
        contact,
        substitute != null && forgotten.test(substitute.person().address()) ? null : substitute,
        showsAll,
        charter,
        closedOn,
        registeredAt,
        receiptId,
        seats.stream().filter(seat -> !forgotten.test(seat.member().address())).toList());
  }

  private Stream<String> addresses() {
    Stream<String> heads =
        Stream.of(leader, deputy, substitute == null ? null : substitute.person().address());
    return Stream.concat(heads, seats.stream().map(seat -> seat.member().address()));
  }

  boolean isOpen(LocalDate on) {
    return closedOn == null || on.isBefore(closedOn);
  }

  boolean hasSubstitute(LocalDate on) {
    return substitute != null && substitute.days().include(on);
  }

  Person contact(LocalDate on) {
    return hasSubstitute(on) ? substitute.person() : contact;
  }

  List<Seat> seats(LocalDate on) {
    return seats.stream()
        .filter(seat -> seat.days().include(on))
        .sorted(Comparator.comparing(seat -> seat.member().name()))
        .toList();
  }

  /** Who leads it that day; nobody if the leader belongs to it no longer. */
  Optional<Seat> leader(LocalDate on) {
    return seat(leader, on);
  }

  private Optional<Seat> seat(String address, LocalDate on) {
    return seats(on).stream().filter(seat -> seat.member().address().equals(address)).findAny();
  }

  Group on(LocalDate day) {
    Optional<Seat> leads = leader(day);
    return new Group(
        owner,
        groupId,
        kind,
        name,
        leads.map(seat -> seat.member().address()).orElse(null),
        leads.map(seat -> leaderSince).orElse(null),
        seat(deputy, day).map(seat -> seat.member().address()).orElse(null),
        contact(day),
        showsAll,
        seats(day).stream().map(Seat::member).toList());
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Registration[" + key() + "]";
  }
}
