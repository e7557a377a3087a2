package no.nov.hub.meeting;

import static no.nov.hub.meeting.InvitationTables.instant;
import static no.nov.hub.meeting.MeetingTables.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every answer that came, as it came. */
@Component
class AnswerTables {

  private static final String SELECT =
      """
      SELECT answer_id, about, address, answer, comment, proposed_start, proposed_end,
             delegated_to, sequence, stamp, received_at, how, by_whom, standing
      FROM kept.answer\s""";

  private final JdbcTemplate jdbc;

  AnswerTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What became of an answer. */
  enum Standing {
    COUNTED,
    OLDER,
    WAITS,
    STRANGER,
    DISMISSED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * @param id null before it is kept
   * @param byWhom the address, or for the contact the participant whose key was used
   */
  record Answer(
      Long id,
      String about,
      String address,
      Participation answer,
      String comment,
      MailedAnswer.Proposed proposed,
      String delegatedTo,
      int sequence,
      Instant stamp,
      Instant receivedAt,
      String how,
      String byWhom,
      Standing standing) {

    Answer as(Standing other) {
      return new Answer(
          id,
          about,
          address,
          answer,
          comment,
          proposed,
          delegatedTo,
          sequence,
          stamp,
          receivedAt,
          how,
          byWhom,
          other);
    }

    /** Addresses and texts stay out of logs. */
    @Override
    public String toString() {
      return "Answer[%s, %s]".formatted(about, standing);
    }
  }

  void add(Answer answer) {
    jdbc.update(
        """
        INSERT INTO kept.answer (about, address, answer, comment, proposed_start, proposed_end,
          delegated_to, sequence, stamp, received_at, how, by_whom, standing)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        answer.about(),
        answer.address(),
        answer.answer().word(),
        answer.comment(),
        answer.proposed() == null ? null : utc(answer.proposed().start()),
        answer.proposed() == null ? null : utc(answer.proposed().end()),
        answer.delegatedTo(),
        answer.sequence(),
        utc(answer.stamp()),
        utc(answer.receivedAt()),
        answer.how(),
        answer.byWhom(),
        answer.standing().word());
  }

  /** True if the very same came before: a mailbox can be read twice. */
  boolean isThere(Answer answer) {
    return jdbc
        .query(
            SELECT + "WHERE about = ? AND address = ? AND how = ? AND sequence = ? AND stamp = ?",
            (row, n) -> read(row),
            answer.about(),
            answer.address(),
            answer.how(),
            answer.sequence(),
            utc(answer.stamp()))
        .stream()
        .anyMatch(
            before ->
                before.answer() == answer.answer() && before.byWhom().equals(answer.byWhom()));
  }

  /** The newest first. */
  List<Answer> of(String about) {
    return jdbc.query(
        SELECT + "WHERE about = ? ORDER BY received_at DESC, answer_id DESC",
        (row, n) -> read(row),
        about);
  }

  /** Locked until the end of the transaction. */
  Optional<Answer> waiting(String about, long id) {
    return jdbc
        .query(
            SELECT
                + "WHERE about = ? AND answer_id = ? AND standing IN ('waits', 'stranger') FOR UPDATE",
            (row, n) -> read(row),
            about,
            id)
        .stream()
        .findFirst();
  }

  void set(long id, Standing standing) {
    jdbc.update("UPDATE kept.answer SET standing = ? WHERE answer_id = ?", standing.word(), id);
  }

  private static Answer read(ResultSet row) throws SQLException {
    Instant proposed = instant(row, "proposed_start");
    return new Answer(
        row.getLong("answer_id"),
        row.getString("about"),
        row.getString("address"),
        Participation.of(row.getString("answer")),
        row.getString("comment"),
        proposed == null ? null : new MailedAnswer.Proposed(proposed, instant(row, "proposed_end")),
        row.getString("delegated_to"),
        row.getInt("sequence"),
        instant(row, "stamp"),
        instant(row, "received_at"),
        row.getString("how"),
        row.getString("by_whom"),
        Standing.valueOf(row.getString("standing").toUpperCase(java.util.Locale.ROOT)));
  }
}
