package no.nov.hub.groups.meeting;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.nov.hub.mail.incoming.MailedAnswer;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.platform.message.OwnedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Every answer that came, as it came. */
@Component
class AnswerTables {

  private static final String SELECT =
      """
      SELECT answer_id, about, address, answer, comment, proposed_start, proposed_end,
             delegated_to, sequence, stamp, received_at, how, by_whom, standing, token
      FROM kept.answer\s""";

  private static final String TO_TELL =
      "WHERE tell_from <= ? AND standing IN ('waits', 'stranger', 'older') ";

  private final JdbcTemplate jdbc;

  AnswerTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What became of an answer. */
  enum AnswerState {
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
   * @param token of the page to decide it on, or null
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
      AnswerState state,
      String token) {

    Answer as(AnswerState other) {
      return as(other, token);
    }

    Answer as(AnswerState other, String decidedAt) {
      return with(id, other, decidedAt);
    }

    Answer numbered(long given) {
      return with(given, state, token);
    }

    private Answer with(Long id, AnswerState state, String token) {
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
          state,
          token);
    }

    /** Addresses and texts stay out of logs. */
    @Override
    public String toString() {
      return "Answer[%s, %s]".formatted(about, state);
    }
  }

  /**
   * @param tellFrom when its contact is to be told of it, or null
   * @return its id
   */
  long add(Answer answer, Instant tellFrom) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO kept.answer (about, address, answer, comment, proposed_start, proposed_end,
                    delegated_to, sequence, stamp, received_at, how, by_whom, standing, token, tell_from)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """,
                  new String[] {"answer_id"});
          Object[] values = values(answer, tellFrom);
          for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
          }
          return insert;
        },
        id);
    return id.getKey().longValue();
  }

  private static Object[] values(Answer answer, Instant tellFrom) {
    MailedAnswer.Proposed proposed = answer.proposed();
    return new Object[] {
      answer.about(),
      answer.address(),
      answer.answer().word(),
      answer.comment(),
      proposed == null ? null : utc(proposed.start()),
      proposed == null ? null : utc(proposed.end()),
      answer.delegatedTo(),
      answer.sequence(),
      utc(answer.stamp()),
      utc(answer.receivedAt()),
      answer.how(),
      answer.byWhom(),
      answer.state().word(),
      answer.token(),
      utc(tellFrom)
    };
  }

  boolean anyToTell(Instant now) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "SELECT EXISTS (SELECT 1 FROM kept.answer " + TO_TELL + ")", Boolean.class, utc(now)));
  }

  /** Whose meetings have some that are to be told by now. */
  List<String> ownersToTell(Instant now) {
    return jdbc
        .queryForList("SELECT DISTINCT about FROM kept.answer " + TO_TELL, String.class, utc(now))
        .stream()
        .map(about -> OwnedKey.ofAbout(about).owner())
        .distinct()
        .toList();
  }

  /** In their order; locked until the end of the transaction. */
  List<Answer> toTell(String owner, Instant now) {
    return jdbc.query(
        SELECT + TO_TELL + "AND (about LIKE ? OR about LIKE ?) ORDER BY answer_id FOR UPDATE",
        (row, n) -> read(row),
        utc(now),
        "meeting " + owner + "/%",
        "event " + owner + "/%");
  }

  /**
   * @param from null if they have been told
   */
  void tellLater(List<Answer> told, Instant from) {
    jdbc.batchUpdate(
        "UPDATE kept.answer SET tell_from = ? WHERE answer_id = ?",
        told.stream().map(answer -> new Object[] {utc(from), answer.id()}).toList());
  }

  Optional<Answer> byToken(String token) {
    return jdbc.query(SELECT + "WHERE token = ?", (row, n) -> read(row), token).stream()
        .findFirst();
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

  void set(long id, AnswerState state) {
    jdbc.update(
        "UPDATE kept.answer SET standing = ?, tell_from = NULL WHERE answer_id = ?",
        state.word(),
        id);
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
        AnswerState.valueOf(row.getString("standing").toUpperCase(java.util.Locale.ROOT)),
        row.getString("token"));
  }
}
