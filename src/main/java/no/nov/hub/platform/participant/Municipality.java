package no.nov.hub.platform.participant;

import java.time.LocalDate;

/**
 * A municipality number and the time it was in force.
 *
 * @param number four digits (Statistics Norway's standard for municipalities)
 * @param from first day in force
 * @param until last day in force, or null while it is
 * @param successor the number that took over, or null
 */
public record Municipality(
    String number, String name, LocalDate from, LocalDate until, String successor) {

  public Municipality {
    if (number == null || !number.matches("\\d{4}")) {
      throw new IllegalArgumentException(
          "hub.municipalities: '%s' is not four digits".formatted(number));
    }
    if (name == null || from == null || (until == null) != (successor == null)) {
      throw new IllegalArgumentException(
          "hub.municipalities: %s needs name and from, and until and successor together"
              .formatted(number));
    }
  }

  public boolean inForceOn(LocalDate date) {
    return !date.isBefore(from) && (until == null || !date.isAfter(until));
  }
}
