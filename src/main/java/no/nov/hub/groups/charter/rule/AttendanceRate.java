package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import no.nov.hub.groups.group.GroupThen;
import no.nov.hub.groups.group.Seat;

/**
 * How often a member has come, among the meetings with minutes that were held while the member had
 * the seat.
 *
 * @param last the day of the last of these meetings, or null
 */
public record AttendanceRate(Seat seat, int present, int meetings, LocalDate last) {

  /** Of those who are members on the day and need to come. */
  public static List<AttendanceRate> of(
      GroupThen group, List<MeetingThen> meetings, LocalDate at, int months) {
    List<MeetingThen> counted =
        meetings.stream()
            .filter(held -> held.minuted() && !held.day().isAfter(at))
            .filter(held -> held.day().isAfter(at.minusMonths(months)))
            .toList();
    return group.seatsOn(at).stream()
        .filter(seat -> !seat.member().informedOnly())
        .map(seat -> of(seat, group, counted))
        .toList();
  }

  private static AttendanceRate of(Seat now, GroupThen group, List<MeetingThen> meetings) {
    String address = now.member().address();
    List<Seat> seats =
        group.seats().stream().filter(seat -> seat.member().address().equals(address)).toList();
    List<MeetingThen> own =
        meetings.stream()
            .filter(held -> seats.stream().anyMatch(seat -> seat.isHeldOn(held.day())))
            .toList();
    return new AttendanceRate(
        now,
        (int) own.stream().filter(held -> held.present().contains(address)).count(),
        own.size(),
        own.stream().map(MeetingThen::day).max(Comparator.naturalOrder()).orElse(null));
  }

  public String address() {
    return seat.member().address();
  }

  /**
   * @param share that is needed, in per cent; exactly that is enough
   */
  boolean isBelow(int share) {
    return present * 100 < share * meetings;
  }

  /** Whether to miss the next meeting would be to miss too many. */
  public boolean mayFallBelow(int share) {
    return meetings > 0 && present * 100 < share * (meetings + 1);
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "AttendanceRate[%d of %d]".formatted(present, meetings);
  }
}
