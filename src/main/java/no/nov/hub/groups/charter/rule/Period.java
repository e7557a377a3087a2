package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;

/**
 * Half a year or a year of the calendar.
 *
 * @param last its last day
 */
public record Period(LocalDate first, LocalDate last) {

  public enum Length {
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    Length(int months) {
      this.months = months;
    }

    public Period of(LocalDate day) {
      int month = (day.getMonthValue() - 1) / months * months + 1;
      LocalDate first = LocalDate.of(day.getYear(), month, 1);
      return new Period(first, first.plusMonths(months).minusDays(1));
    }
  }

  public boolean includes(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
