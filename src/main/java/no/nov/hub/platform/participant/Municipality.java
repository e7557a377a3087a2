package no.nov.hub.platform.participant;

import java.time.LocalDate;
import no.nov.hub.platform.start.SettingFaults;

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
    new SettingFaults("hub")
        .tellIf(
            number == null || !number.matches("\\d{4}"),
            "municipalities",
            "«%s» er ikke fire siffer".formatted(number),
            "'%s' is not four digits".formatted(number))
        .tellIf(
            name == null || from == null || (until == null) != (successor == null),
            "municipalities",
            "%s trenger name og from, og until og successor sammen".formatted(number),
            "%s needs name and from, and until and successor together".formatted(number))
        .refuse();
  }

  public boolean inForceOn(LocalDate date) {
    return !date.isBefore(from) && (until == null || !date.isAfter(until));
  }
}
