package no.nov.hub.charter;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.group.GroupThen;
import no.nov.hub.group.Groups;
import no.nov.hub.meeting.Meetings;
import no.nov.hub.meeting.Meetings.Called;
import no.nov.hub.membership.MemberLists;
import no.nov.hub.minutes.Attendances;
import no.nov.hub.minutes.Attendances.Attendance;
import no.nov.hub.minutes.Attendances.Standing;
import org.springframework.stereotype.Component;

/** Reads what a report needs: so many queries, whatever the number of groups. */
@Component
class FactsReading {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private final Groups groups;
  private final Meetings meetings;
  private final Attendances attendances;
  private final EvidenceTables evidence;
  private final WatchTables watch;
  private final MemberLists lists;

  FactsReading(
      Groups groups,
      Meetings meetings,
      Attendances attendances,
      EvidenceTables evidence,
      WatchTables watch,
      MemberLists lists) {
    this.groups = groups;
    this.meetings = meetings;
    this.attendances = attendances;
    this.evidence = evidence;
    this.watch = watch;
    this.lists = lists;
  }

  Facts read(String owner, LocalDate at) {
    List<GroupThen> then = groups.at(owner, at);
    Charters charters = new Charters(evidence.charters(owner));
    return new Facts(
        owner,
        at,
        then,
        charters,
        held(owner, at, charters.monthsOfAttendance()),
        Facts.byGroup(evidence.evidence(owner, at)),
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
  private Map<String, List<Held>> held(String owner, LocalDate at, int months) {
    LocalDate counts = at.minusMonths(months);
    LocalDate yearBefore = LocalDate.of(at.getYear() - 1, 1, 1);
    LocalDate from = counts.isBefore(yearBefore) ? counts : yearBefore;
    List<Called> called =
        meetings.between(List.of(owner), begin(from), begin(at.plusYears(1))).stream()
            .filter(meeting -> !meeting.cancelled())
            .toList();
    LocalDate thisYear = LocalDate.of(at.getYear(), 1, 1);
    LocalDate attended = counts.isBefore(thisYear) ? counts : thisYear;
    Map<String, Set<String>> present = new HashMap<>();
    attendances
        .of(
            called.stream()
                .filter(meeting -> !day(meeting).isBefore(attended) && !day(meeting).isAfter(at))
                .map(Called::key)
                .toList())
        .stream()
        .collect(groupingBy(Attendance::meetingKey))
        .forEach((key, all) -> present.put(key, present(all)));
    Map<String, List<Held>> byGroup = new HashMap<>();
    for (Called meeting : called) {
      Held held =
          new Held(
              meeting.title(),
              day(meeting),
              present.containsKey(meeting.key()),
              present.getOrDefault(meeting.key(), Set.of()));
      meeting
          .groupKeys()
          .forEach(key -> byGroup.computeIfAbsent(key, each -> new ArrayList<>()).add(held));
    }
    return byGroup;
  }

  private static Set<String> present(List<Attendance> all) {
    return all.stream()
        .filter(each -> each.standing() == Standing.PRESENT)
        .collect(mapping(Attendance::person, toSet()));
  }

  private static LocalDate day(Called meeting) {
    return meeting.time().firstDay();
  }

  private Map<String, Map<String, String>> events(String owner, LocalDate at) {
    Map<String, Map<String, String>> byGroup = new HashMap<>();
    List<Called> all =
        meetings.eventsBetween(List.of(owner), begin(at.minusYears(1)), begin(at.plusDays(1)));
    for (Called event : all) {
      if (!event.cancelled()) {
        for (String group : event.groupKeys()) {
          byGroup
              .computeIfAbsent(group, each -> new LinkedHashMap<>())
              .put(event.key().substring(owner.length() + 1), event.title());
        }
      }
    }
    return byGroup;
  }
}
