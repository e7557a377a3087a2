package no.nov.hub.intake.file.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.nov.hub.intake.file.calendar.CalendarTime.Day;
import no.nov.hub.intake.file.calendar.CalendarTime.Moment;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Types;
import tools.jackson.databind.node.ObjectNode;

/** Turns the events of one calendar file into messages. */
final class CalendarMessages {

  static final int MOST_DATES = 400;

  /** Of a cancellation: that nothing more of the event is to be shown. */
  static final String WITHHELD = "withheld";

  /** Dates that may be looked at for one series, and for all of a file. */
  private static final long EFFORT_OF_SERIES = 200_000;

  private static final long EFFORT_OF_FILE = 2_000_000;

  /** How far beyond the year to come the next date of a series is looked for. */
  private static final int YEARS_BEYOND = 2;

  private final CloudEvents events;
  private final LocalDateTime from;
  private final LocalDateTime to;
  private long effort;
  private long effortBeyond;

  CalendarMessages(CloudEvents events, LocalDateTime from, LocalDateTime to) {
    this.events = events;
    this.from = from;
    this.to = to;
  }

  Entry of(ReadEvent event) {
    return message(event, event.start(), Optional.empty());
  }

  /**
   * One date of a series that was changed.
   *
   * @param withSeries whether the series is in the file; then only the year to come is wanted
   */
  List<Entry> ofChanged(ReadEvent event, boolean withSeries) {
    CalendarTime original = event.occurrence().date();
    CalendarTime start = event.start() == null ? original : event.start();
    return withSeries && !isWanted(original) && !isWanted(start)
        ? List.of()
        : List.of(message(event, start, Optional.of(original)));
  }

  /**
   * @param changed the dates that have an event of their own
   */
  List<Entry> ofSeries(ReadEvent event, List<Occurrence> changed) {
    if (isTooCostly(event)) {
      return List.of(tooMany(event));
    }
    Optional<List<CalendarTime>> candidates = candidates(event);
    if (candidates.isEmpty()) {
      return List.of(badRule(event));
    }
    Map<String, CalendarTime> times = new TreeMap<>();
    List<Entry> entries = new ArrayList<>();
    for (CalendarTime time : candidates.get()) {
      if (isWanted(time) && !event.leavesOut(time)) {
        times.put(time.key(), time);
      }
    }
    if (times.size() > MOST_DATES) {
      return List.of(tooMany(event));
    }
    for (CalendarTime time : times.values()) {
      if (events.budget().isSpent()) {
        break;
      }
      if (changed.stream().noneMatch(date -> date.replaces(time))) {
        entries.add(message(event, time, Optional.of(time)));
      }
    }
    return entries;
  }

  /** Empty if they are too many, or cannot be computed. */
  Optional<SeriesDates> dates(ReadEvent event) {
    return isTooCostly(event) ? Optional.empty() : candidates(event).map(this::wanted);
  }

  private SeriesDates wanted(List<CalendarTime> candidates) {
    Map<String, CalendarTime> byKey = new TreeMap<>();
    candidates.stream().filter(this::isWanted).forEach(time -> byKey.put(time.key(), time));
    return new SeriesDates(byKey, from.toLocalDate(), to.toLocalDate());
  }

  /** When a series without a date in the year to come goes on, and when it will be taken. */
  Optional<Text> later(ReadEvent event) {
    return event.cancelled()
        ? Optional.empty()
        : beyond(event).stream()
            .filter(time -> !time.local().isBefore(to) && !event.leavesOut(time))
            .min(Comparator.comparing(CalendarTime::local))
            .map(next -> later(event.place(), next.local().toLocalDate()));
  }

  private List<CalendarTime> beyond(ReadEvent event) {
    List<CalendarTime> times = new ArrayList<>(event.extra());
    times.add(event.start());
    LocalDateTime first = event.start().local();
    LocalDateTime end = to.plusYears(YEARS_BEYOND);
    event
        .rule()
        .filter(rule -> !rule.isOver(to, zone(event)))
        .filter(rule -> isAffordable(rule.effort(first, to, end)))
        .flatMap(rule -> rule.dates(first, to, end, zone(event)))
        .ifPresent(dates -> dates.forEach(date -> times.add(event.start().at(date))));
    return times;
  }

  private boolean isAffordable(long needed) {
    effortBeyond += needed;
    return needed <= EFFORT_OF_SERIES && effortBeyond <= EFFORT_OF_FILE;
  }

  private static Text later(Text place, LocalDate next) {
    Text date = DateWords.of(next);
    Text taken = DateWords.of(next.minusYears(1));
    return new Text(
        "%s: Neste dato er %s, og en serie blir bare tatt inn for ett år om gangen. Send kalenderen på nytt etter %s."
            .formatted(place.nb(), date.nb(), taken.nb()),
        "%s: The next date is %s, and a series is taken for one year at a time. Send the calendar again after %s."
            .formatted(place.en(), date.en(), taken.en()));
  }

  private boolean isTooCostly(ReadEvent event) {
    long needed = event.rule().map(rule -> rule.effort(event.start().local(), from, to)).orElse(0L);
    effort += Math.min(needed, EFFORT_OF_SERIES);
    return needed > EFFORT_OF_SERIES || effort > EFFORT_OF_FILE;
  }

  /** The first date counts even where the rule would leave it out. */
  private Optional<List<CalendarTime>> candidates(ReadEvent event) {
    List<CalendarTime> times = new ArrayList<>(event.extra());
    CalendarTime start = event.start();
    times.add(start);
    Zone zone = zone(event);
    if (event.rule().isEmpty()) {
      return Optional.of(times);
    }
    return event
        .rule()
        .get()
        .dates(start.local(), from, to, zone)
        .map(
            dates -> {
              dates.forEach(date -> times.add(start.at(date)));
              return times;
            });
  }

  private static Zone zone(ReadEvent event) {
    return event.start() instanceof Moment moment ? moment.zone() : Zones.norwegian();
  }

  private boolean isWanted(CalendarTime time) {
    return !time.local().isBefore(from) && time.local().isBefore(to);
  }

  private Found message(ReadEvent event, CalendarTime time, Optional<CalendarTime> original) {
    String date = original.map(CalendarTime::key).orElse("");
    String eventId = eventId(event.uid(), date);
    ObjectNode data = Json.MAPPER.createObjectNode();
    data.put("organiser", events.sender().id());
    data.put("eventId", eventId);
    if (!event.cancelled()) {
      putTimes(data, time, event.length());
      data.setAll(event.details().deepCopy());
    } else if (event.details().has(WITHHELD)) {
      data.put(WITHHELD, true);
    }
    events.budget().take(data);
    String type = event.cancelled() ? Types.EVENT_CANCELLED : Types.EVENT_PUBLISHED;
    return new Found(
        event.place(), event.uid(), events.event(type, event.uid() + "\n" + date, data));
  }

  /** Of one date of a series; empty of what stands for several. */
  String eventId(CalendarItem item) {
    Occurrence occurrence = item.occurrence();
    return occurrence.kind() == Occurrence.Kind.ONE
        ? eventId(item.uid(), occurrence.date().key())
        : "";
  }

  private String eventId(String uid, String date) {
    return CloudEvents.hash(events.calendar(), uid, date);
  }

  private static void putTimes(ObjectNode data, CalendarTime time, Length length) {
    data.put("start", time.told().toString());
    if (time instanceof Moment moment) {
      if (!length.isNone()) {
        data.put("end", moment.told(moment.after(length)).toString());
      }
      data.put("timeZone", moment.shownIn().getId());
    } else if (time instanceof Day day && length.days() != 0 && length.days() != 1) {
      // A calendar file names the day after the last.
      LocalDate last = day.date().plusDays(length.days() - 1L);
      data.put("end", last.toString());
    }
  }

  private static Unreadable badRule(ReadEvent event) {
    return new Unreadable(
        event.place(),
        event.uid(),
        List.of(
            Reason.of(
                "data.start",
                "bad_rule",
                "Regelen for gjentakelse kan ikke regnes ut (RRULE). Lag gjentakelsen på nytt i kalenderen.",
                "The rule of recurrence cannot be computed (RRULE). Make the recurrence anew in the calendar.")));
  }

  private static Unreadable tooMany(ReadEvent event) {
    String title = PlainText.shortened(event.details().path("title").asString(""));
    return new Unreadable(
        event.place(),
        event.uid(),
        List.of(
            Reason.of(
                "data.start",
                "too_many",
                "«%s» gjentas for mange ganger; grensen er %d i året. La den gjentas sjeldnere, eller del den opp."
                    .formatted(title, MOST_DATES),
                "“%s” recurs too many times; the most is %d a year. Let it recur more seldom, or divide it."
                    .formatted(title, MOST_DATES))));
  }
}
