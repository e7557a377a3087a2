package no.nov.hub.groups.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A poll as its owner sees it.
 *
 * @param status {@code open}, {@code over} (nobody can answer any more), {@code picked}, {@code
 *     called} or {@code cancelled}
 * @param best local times at which most can come, and of these where most come gladly
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PollView(
    String owner,
    String meetingId,
    String title,
    List<String> groups,
    String status,
    String picked,
    LocalDate answerBy,
    String timeZone,
    long asked,
    long answered,
    List<Time> times,
    List<String> best,
    List<Person> people) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Time(String start, String end, long yes, long ifNeedBe, long no) {}

  /**
   * @param answers by local start: {@code yes}, {@code if_need_be} or {@code no}
   * @param mail how far the last mail has come, as in the outbox
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Person(
      String name,
      String address,
      boolean asked,
      Map<String, String> answers,
      String comment,
      Instant answeredAt,
      String mail) {

    /** Names and addresses stay out of logs. */
    @Override
    public String toString() {
      return "Person[]";
    }
  }
}
