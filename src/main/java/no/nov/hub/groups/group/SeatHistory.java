package no.nov.hub.groups.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The seats of one group, which outlive the rosters that they stood in. Whoever is in a roster for
 * the first time has the seat from the day that the roster says, or else from the day it came; in a
 * group's first roster it is not known from when. Whoever is missing had the seat until the day
 * before.
 */
final class SeatHistory {

  /** The seats of each person, in the order of time. */
  private final Map<String, List<Seat>> byAddress = new HashMap<>();

  private boolean begun;

  SeatHistory(List<Seat> known) {
    known.forEach(seat -> of(seat).add(seat));
    begun = !known.isEmpty();
  }

  private List<Seat> of(Seat seat) {
    return byAddress.computeIfAbsent(seat.member().address(), address -> new ArrayList<>());
  }

  void follow(List<Seat> roster, LocalDate day) {
    Set<String> present = new HashSet<>();
    for (Seat seat : roster) {
      present.add(seat.member().address());
      put(seat, of(seat), day);
    }
    byAddress.forEach(
        (address, seats) -> {
          if (!present.contains(address)) {
            end(seats, day);
          }
        });
    begun = true;
  }

  private void put(Seat said, List<Seat> seats, LocalDate day) {
    LocalDate from = said.member().from();
    LocalDate until = said.member().until();
    if (seats.isEmpty()) {
      seats.add(said.during(from == null && begun ? day : from, until));
      return;
    }
    Member last = seats.get(seats.size() - 1).member();
    if (isAnother(last, from, until, day)) {
      seats.add(said.during(from == null ? day : from, until));
    } else {
      seats.set(seats.size() - 1, said.during(from == null ? last.from() : from, until));
    }
  }

  /** Whether somebody who had left has come back. */
  private static boolean isAnother(Member last, LocalDate from, LocalDate until, LocalDate day) {
    if (last.until() == null) {
      return false;
    }
    return from == null ? last.until().isBefore(day) && until == null : from.isAfter(last.until());
  }

  private static void end(List<Seat> seats, LocalDate day) {
    if (seats.isEmpty()) {
      return;
    }
    Seat last = seats.remove(seats.size() - 1);
    LocalDate until = last.member().until();
    LocalDate ended = until != null && until.isBefore(day) ? until : day.minusDays(1);
    Seat closed = last.during(last.member().from(), ended);
    if (!closed.days().isReversed()) {
      seats.add(closed);
    }
  }

  List<Seat> of(String address) {
    return byAddress.getOrDefault(address, List.of());
  }

  Set<String> addresses() {
    return byAddress.keySet();
  }
}
