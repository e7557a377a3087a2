package no.nov.hub.groups.charter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.groups.charter.rule.AttendanceRate;
import no.nov.hub.groups.charter.rule.Charters;
import no.nov.hub.groups.charter.rule.Evidence;
import no.nov.hub.groups.charter.rule.Facts;
import no.nov.hub.groups.charter.rule.MeetingThen;
import no.nov.hub.groups.group.GroupThen;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.groups.meeting.Meetings.Called;
import no.nov.hub.groups.minutes.content.AttendanceTables;
import no.nov.hub.groups.minutes.content.AttendanceTables.Attendance;
import no.nov.hub.groups.minutes.content.AttendanceTables.AttendanceState;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.shared.membership.MemberListTables;
import org.springframework.stereotype.Component;

/** Reads what a report needs: so many queries, whatever the number of groups. */
@Component
class FactsReader {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private final Groups groups;
  private final Meetings meetings;
  private final AttendanceTables attendanceTables;
  private final EvidenceTables evidence;
  private final WatchTables watch;
  private final MemberListTables lists;

  FactsReader(
      Groups groups,
      Meetings meetings,
      AttendanceTables attendanceTables,
      EvidenceTables evidence,
      WatchTables watch,
      MemberListTables lists) {
    this.groups = groups;
    this.meetings = meetings;
    this.attendanceTables = attendanceTables;
    this.evidence = evidence;
    this.watch = watch;
    this.lists = lists;
  }

  Facts read(String owner, LocalDate at) {
    List<GroupThen> then = groups.at(owner, at);
    Charters charters = new Charters(evidence.charters(owner));
    Map<String, List<Evidence>> recorded = Facts.byGroup(evidence.evidence(owner, at));
    return new Facts(
        owner,
        at,
        then,
        Facts.led(then, recorded, at),
        charters,
        held(owner, at, charters.monthsOfAttendance()),
        recorded,
        watch.warnings(owner, at),
        events(owner, at),
        lists.among(
            owner,
            then.stream()
                .flatMap(group -> group.seatsOn(at).stream())
                .map(seat -> seat.organisationNumber())
                .filter(number -> number != null)
                .distinct()
                .toList()));
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(NORWAY).toInstant();
  }

  /** From the year before, or from when attendance counts, to a year ahead. */
  private Map<String, List<MeetingThen>> held(String owner, LocalDate at, int months) {
    LocalDate counts = at.minusMonths(months);
    LocalDate yearBefore = LocalDate.of(at.getYear() - 1, 1, 1);
    LocalDate from = counts.isBefore(yearBefore) ? counts : yearBefore;
    LocalDate thisYear = LocalDate.of(at.getYear(), 1, 1);
    return byGroup(
        meetings.between(List.of(owner), begin(from), begin(at.plusYears(1))),
        counts.isBefore(thisYear) ? counts : thisYear,
        at);
  }

  /** Who was there is read for the meetings from one day to another. */
  private Map<String, List<MeetingThen>> byGroup(
      List<Called> all, LocalDate counted, LocalDate at) {
    List<Called> called = all.stream().filter(meeting -> !meeting.cancelled()).toList();
    Map<OwnedKey, List<Attendance>> attended = new HashMap<>();
    for (Attendance each :
        attendanceTables.of(
            called.stream()
                .filter(meeting -> !day(meeting).isBefore(counted) && !day(meeting).isAfter(at))
                .map(Called::key)
                .toList())) {
      attended.computeIfAbsent(each.meetingKey(), key -> new ArrayList<>()).add(each);
    }
    Map<String, List<MeetingThen>> byGroup = new HashMap<>();
    for (Called meeting : called) {
      MeetingThen meetingThen = held(meeting, attended.getOrDefault(meeting.key(), List.of()));
      meeting
          .groupKeys()
          .forEach(key -> byGroup.computeIfAbsent(key, each -> new ArrayList<>()).add(meetingThen));
    }
    return byGroup;
  }

  private static MeetingThen held(Called meeting, List<Attendance> all) {
    Set<String> present = new HashSet<>();
    int members = 0;
    for (Attendance each : all) {
      if (each.state() != AttendanceState.GUEST) {
        members++;
      }
      if (each.state() == AttendanceState.PRESENT) {
        present.add(each.person());
      }
    }
    return new MeetingThen(meeting.title(), day(meeting), !all.isEmpty(), present, members);
  }

  private static LocalDate day(Called meeting) {
    return meeting.time().firstDay();
  }

  /** What {@link AttendanceRate} needs of one group, without the rest. */
  List<MeetingThen> attended(String groupKey, LocalDate at, int months) {
    LocalDate from = at.minusMonths(months);
    return byGroup(meetings.ofGroup(groupKey, begin(from), begin(at.plusDays(1))), from, at)
        .getOrDefault(groupKey, List.of());
  }

  private Map<String, Map<String, Facts.Event>> events(String owner, LocalDate at) {
    Map<String, Map<String, Facts.Event>> byGroup = new HashMap<>();
    List<Called> all =
        meetings.eventsBetween(List.of(owner), begin(at.minusYears(1)), begin(at.plusDays(1)));
    for (Called event : all) {
      if (!event.cancelled()) {
        for (String group : event.groupKeys()) {
          byGroup
              .computeIfAbsent(group, each -> new LinkedHashMap<>())
              .put(event.key().id(), new Facts.Event(event.title(), day(event)));
        }
      }
    }
    return byGroup;
  }
}
