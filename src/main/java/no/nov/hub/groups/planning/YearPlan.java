package no.nov.hub.groups.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A year of all groups of one owner, or of an association and NOV.
 *
 * @param asOf whether a meeting has been held is as of this day
 */
record YearPlan(int year, LocalDate asOf, List<OfGroup> groups) {

  /**
   * @param withoutMeeting the half-years in which nothing is called or held (R1); none of the group
   *     of leaders
   */
  record OfGroup(
      String owner,
      String groupId,
      String name,
      String kind,
      List<Planned> meetings,
      List<Proposed> polls,
      List<Half> withoutMeeting) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Planned(
      String meetingId,
      String title,
      String start,
      String end,
      String timeZone,
      String place,
      Status status) {}

  enum Status {
    CALLED,
    HELD,
    CANCELLED;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param times local starts that are proposed, in whatever year
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Proposed(
      String meetingId, String title, List<String> times, String timeZone, LocalDate answerBy) {}

  /**
   * @param half 1 or 2
   * @param over whether it is too late for it
   */
  record Half(int half, LocalDate from, LocalDate until, boolean over) {}
}
