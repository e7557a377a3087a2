package no.nov.hub.shared.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.platform.message.FieldNames;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.node.ObjectNode;

/** An event's times exist, in the right order, in a zone that exists. */
public final class TimeRules {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH.mm");
  private static final int MOST_YEARS_AHEAD = 10;
  private static final int EARLIEST_YEAR = 1850;

  private TimeRules() {}

  /**
   * @return empty, with faults, if there is anything wrong with the times
   */
  public static Optional<EventTime> check(ObjectNode data, LocalDate today, Findings findings) {
    Optional<ZoneId> zone = zone(data, findings);
    Optional<LocalDateTime> start = local(data, "start", zone, findings);
    Optional<LocalDateTime> end = local(data, "end", zone, findings);
    if (zone.isEmpty() || start.isEmpty() || (data.has("end") && end.isEmpty())) {
      return Optional.empty();
    }
    if (mixed(data, findings)) {
      return Optional.empty();
    }
    EventTime time = EventTime.of(data);
    boolean sound = notTooFar(time, today, findings) && inOrder(time, findings);
    return sound ? Optional.of(time) : Optional.empty();
  }

  /** Asked for once: the JDK makes a new set of six hundred names at each call. */
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private static Optional<ZoneId> zone(ObjectNode data, Findings findings) {
    if (!data.has("timeZone")) {
      data.put("timeZone", EventTime.DEFAULT_ZONE);
    }
    String name = data.get("timeZone").asString();
    if (ZONES.contains(name)) {
      return Optional.of(ZoneId.of(name));
    }
    String shown = PlainText.shortened(name);
    findings.fault(
        "data.timeZone",
        "unknown_zone",
        "Tidssonen «%s» finnes ikke. Skriv Europe/Oslo, eller utelat feltet.".formatted(shown),
        "There is no time zone “%s”. Write Europe/Oslo, or leave the field out.".formatted(shown));
    return Optional.empty();
  }

  private static Optional<LocalDateTime> local(
      ObjectNode data, String field, Optional<ZoneId> zone, Findings findings) {
    if (!data.has(field)) {
      return Optional.empty();
    }
    String path = "data." + field;
    String text = data.get(field).asString();
    if (EventTime.isDate(text)) {
      return Checks.date(data, field, path, findings).map(LocalDate::atStartOfDay);
    }
    try {
      LocalDateTime local = LocalDateTime.parse(text);
      if (local.getYear() < EARLIEST_YEAR) {
        notATime(text, path, findings);
        return Optional.empty();
      }
      return zone.isEmpty() || exists(local, zone.get(), path, findings)
          ? Optional.of(local)
          : Optional.empty();
    } catch (DateTimeException e) {
      notATime(text, path, findings);
      return Optional.empty();
    }
  }

  private static void notATime(String text, String path, Findings findings) {
    Text name = FieldNames.of(path);
    findings.fault(
        path,
        "not_a_time",
        "%s er «%s», og det tidspunktet finnes ikke. Skriv for eksempel 2027-01-12T08:00."
            .formatted(name.nb(), PlainText.shortened(text)),
        "%s is “%s”, and there is no such time. Write for instance 2027-01-12T08:00."
            .formatted(name.en(), PlainText.shortened(text)));
  }

  /** A time that clocks leap over does not exist; one that comes twice is taken as the first. */
  private static boolean exists(LocalDateTime local, ZoneId zone, String path, Findings findings) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change == null) {
      return true;
    }
    Text name = FieldNames.of(path);
    if (change.isOverlap()) {
      findings.note(
          path,
          "time_comes_twice",
          "Klokken stilles tilbake da, så %s kommer to ganger. Den første er brukt."
              .formatted(CLOCK.format(local)),
          "Clocks go back then, so %s comes twice. The first is used."
              .formatted(CLOCK.format(local)));
      return true;
    }
    String from = CLOCK.format(change.getDateTimeBefore());
    String to = CLOCK.format(change.getDateTimeAfter());
    findings.fault(
        path,
        "no_such_time",
        "%s er kl. %s, men da stilles klokken fra %s til %s i %s. Skriv et tidspunkt før %s, eller fra %s."
            .formatted(name.nb(), CLOCK.format(local), from, to, zone, from, to),
        "%s is at %s, but clocks go from %s to %s then in %s. Write a time before %s, or from %s."
            .formatted(name.en(), CLOCK.format(local), from, to, zone, from, to));
    return false;
  }

  private static boolean mixed(ObjectNode data, Findings findings) {
    if (!data.has("end")
        || EventTime.isDate(data.get("start").asString())
            == EventTime.isDate(data.get("end").asString())) {
      return false;
    }
    findings.fault(
        "data.end",
        "mixed_times",
        "Den ene av start og slutt har klokkeslett, den andre ikke. Skriv begge med klokkeslett, eller begge som dato for hele dager.",
        "One of start and end has a time of day, the other has not. Write both with a time, or both as dates for whole days.");
    return true;
  }

  /** A year far ahead is a slip of the finger, such as 2207 for 2027. */
  private static boolean notTooFar(EventTime time, LocalDate today, Findings findings) {
    if (time.firstDay().isBefore(today.plusYears(MOST_YEARS_AHEAD))) {
      return true;
    }
    findings.fault(
        "data.start",
        "too_far_ahead",
        "«start» er %s, mer enn %d år fram i tid. Rett året."
            .formatted(time.firstDay(), MOST_YEARS_AHEAD),
        "“start” is %s, more than %d years ahead. Correct the year."
            .formatted(time.firstDay(), MOST_YEARS_AHEAD));
    return false;
  }

  private static boolean inOrder(EventTime time, Findings findings) {
    if (time.end() == null) {
      return true;
    }
    if (!time.endsAt().isAfter(time.startsAt())) {
      findings.fault(
          "data.end",
          "before",
          "«slutt» (end) må være etter «start». Rett den ene.",
          "“end” must be after “start”. Correct one of them.");
      return false;
    }
    if (time.end().isAfter(time.start().plusYears(1))) {
      findings.fault(
          "data.end",
          "too_long",
          "Arrangementet varer mer enn ett år. Rett start eller slutt, eller send hver samling for seg.",
          "The event lasts more than a year. Correct start or end, or send each gathering alone.");
      return false;
    }
    return true;
  }
}
