package no.nov.hub.groups.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import no.nov.hub.platform.message.Text;

/**
 * A meeting as its owner sees it: who is invited, what became of the mail, and the answers.
 *
 * @param status {@code draft}, {@code called} or {@code cancelled}
 * @param notMailed why nobody is mailed, or null
 * @param counts of those who are invited and need to answer
 * @param history every answer that came, the newest first; those that {@code waits} or are from a
 *     {@code stranger} are the contact's to decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeetingView(
    String owner,
    String id,
    String kind,
    String title,
    String status,
    String reason,
    String start,
    String end,
    String timeZone,
    int sequence,
    Text notMailed,
    Counts counts,
    List<Invited> invited,
    List<Heard> history) {

  record Counts(long invited, long accepted, long tentative, long declined, long unanswered) {}

  /**
   * @param invited false for one who was, and has been told that it is no longer so
   * @param answeredHow {@code mail}, {@code link} or {@code contact}
   * @param mail what became of the last mail
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Invited(
      String name,
      String address,
      boolean informedOnly,
      boolean invited,
      String answer,
      Instant answeredAt,
      String answeredHow,
      String comment,
      Instant proposedStart,
      Instant proposedEnd,
      String delegatedTo,
      Mail mail) {}

  /**
   * @param state as in the outbox, or {@code answered}
   * @param fault what the server said, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Mail(String kind, String state, Instant since, String fault) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Heard(
      long answerId,
      String address,
      String answer,
      String comment,
      Instant proposedStart,
      Instant receivedAt,
      String how,
      String byWhom,
      String standing) {}
}
