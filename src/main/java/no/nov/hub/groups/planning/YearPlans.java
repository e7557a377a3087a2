package no.nov.hub.groups.planning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.groups.meeting.Meetings.Called;
import no.nov.hub.shared.event.EventTime;
import org.springframework.stereotype.Component;

/** Lays groups, meetings and open polls beside each other; one query for each kind. */
@Component
class YearPlans {

  private static final int JULY = 7;

  private final Groups groups;
  private final Meetings meetings;
  private final PollTables polls;
  private final Clock clock;

  YearPlans(Groups groups, Meetings meetings, PollTables polls, Clock clock) {
    this.groups = groups;
    this.meetings = meetings;
    this.polls = polls;
    this.clock = clock;
  }

  YearPlan of(List<String> owners, int year) {
    ZoneId zone = MeetingTimes.norway();
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate first = LocalDate.of(year, 1, 1);
    Map<String, List<Called>> called =
        byGroup(
            meetings.between(
                owners,
                first.atStartOfDay(zone).toInstant(),
                first.plusYears(1).atStartOfDay(zone).toInstant()));
    Map<String, List<Poll>> open = openByGroup(polls.open(owners));
    List<YearPlan.OfGroup> plans = new ArrayList<>();
    for (String owner : owners) {
      for (Group group : groups.of(owner, within(today, first))) {
        plans.add(
            plan(
                group,
                called.getOrDefault(group.key(), List.of()),
                open.getOrDefault(group.key(), List.of()),
                first,
                now));
      }
    }
    return new YearPlan(year, today, plans);
  }

  /** The groups are those of today, or of the day of the year that is nearest. */
  private static LocalDate within(LocalDate today, LocalDate first) {
    LocalDate last = first.plusYears(1).minusDays(1);
    return today.isBefore(first) ? first : today.isAfter(last) ? last : today;
  }

  private static Map<String, List<Called>> byGroup(Collection<Called> all) {
    Map<String, List<Called>> byGroup = new HashMap<>();
    all.forEach(
        meeting ->
            meeting
                .groupKeys()
                .forEach(key -> byGroup.computeIfAbsent(key, k -> new ArrayList<>()).add(meeting)));
    return byGroup;
  }

  private static Map<String, List<Poll>> openByGroup(Collection<Poll> all) {
    Map<String, List<Poll>> byGroup = new HashMap<>();
    all.forEach(
        poll ->
            poll.groupKeys()
                .forEach(key -> byGroup.computeIfAbsent(key, k -> new ArrayList<>()).add(poll)));
    return byGroup;
  }

  private static YearPlan.OfGroup plan(
      Group group, List<Called> called, List<Poll> open, LocalDate first, Instant now) {
    LocalDate second = first.withMonth(JULY);
    List<YearPlan.Half> without = new ArrayList<>();
    for (YearPlan.Half half :
        List.of(half(1, first, second, now), half(2, second, first.plusYears(1), now))) {
      boolean meets = called.stream().anyMatch(meeting -> isIn(half, meeting));
      // All leaders meet once a year, not in each half (R9).
      if (!meets && group.kind() != Group.Kind.LEADERS) {
        without.add(half);
      }
    }
    return new YearPlan.OfGroup(
        group.owner(),
        group.groupId(),
        group.name(),
        group.kind().name().toLowerCase(Locale.ROOT),
        called.stream().map(meeting -> planned(meeting, now)).toList(),
        open.stream().filter(poll -> isAhead(poll, now)).map(YearPlans::proposed).toList(),
        without);
  }

  private static YearPlan.Half half(int number, LocalDate from, LocalDate end, Instant now) {
    boolean over = !end.atStartOfDay(MeetingTimes.norway()).toInstant().isAfter(now);
    return new YearPlan.Half(number, from, end.minusDays(1), over);
  }

  private static boolean isIn(YearPlan.Half half, Called meeting) {
    LocalDate day = meeting.time().firstDay();
    return !meeting.cancelled() && !day.isBefore(half.from()) && !day.isAfter(half.until());
  }

  private static YearPlan.Planned planned(Called meeting, Instant now) {
    EventTime time = meeting.time();
    return new YearPlan.Planned(
        meeting.key().id(),
        meeting.title(),
        time.start().toString(),
        time.end() == null ? null : time.end().toString(),
        time.zone().getId(),
        meeting.place(),
        status(meeting, now));
  }

  private static YearPlan.Status status(Called meeting, Instant now) {
    if (meeting.cancelled()) {
      return YearPlan.Status.CANCELLED;
    }
    return meeting.time().endsAt().isAfter(now) ? YearPlan.Status.CALLED : YearPlan.Status.HELD;
  }

  /** One whose times have all been is no plan any more. */
  private static boolean isAhead(Poll poll, Instant now) {
    List<EventTime> times = poll.times();
    return times.get(times.size() - 1).startsAt().isAfter(now);
  }

  private static YearPlan.Proposed proposed(Poll poll) {
    return new YearPlan.Proposed(
        poll.meetingId(),
        poll.title(),
        poll.times().stream().map(EventTime::start).map(LocalDateTime::toString).toList(),
        poll.data().get("timeZone").asString(),
        poll.answerBy().orElse(null));
  }
}
