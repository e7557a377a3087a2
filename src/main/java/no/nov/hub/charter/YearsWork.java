package no.nov.hub.charter;

import java.time.LocalDate;
import java.util.List;

/** What the minutes of a group know of its work. */
public interface YearsWork {

  /**
   * @param decisions in the order of time
   * @param openActions not done by the last of the days
   */
  record Work(List<String> decisions, List<String> openActions) {}

  /**
   * @param groupKey {@code drammen/energi}
   * @param until the last day, inclusive
   */
  Work of(String groupKey, LocalDate from, LocalDate until);
}
