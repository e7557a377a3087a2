package no.nov.hub.groups.meeting;

import static no.nov.hub.groups.meeting.MeetingTables.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nov.hub.groups.meeting.Invitation.Answered;
import no.nov.hub.groups.meeting.Invitation.Asked;
import no.nov.hub.groups.meeting.Invitation.Recipient;
import no.nov.hub.groups.meeting.Invitation.Told;
import no.nov.hub.mail.incoming.MailedAnswer;
import no.nov.hub.mail.incoming.Participation;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who has been told what, and the answers, as they are kept. */
@Component
class InvitationTables {

  private final JdbcTemplate jdbc;

  InvitationTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, List<Invitation>> of(Collection<String> abouts) {
    return abouts.isEmpty()
        ? Map.of()
        : jdbc
            .query(
                "SELECT * FROM kept.invitation WHERE about = ANY(CAST(? AS VARCHAR(110) ARRAY)) ORDER BY name, address",
                (row, n) -> invitation(row),
                (Object) abouts.toArray(String[]::new))
            .stream()
            .collect(Collectors.groupingBy(Invitation::about));
  }

  List<Invitation> of(String about) {
    return of(List.of(about)).getOrDefault(about, List.of());
  }

  Optional<Invitation> byToken(String token) {
    return jdbc
        .query("SELECT * FROM kept.invitation WHERE token = ?", (row, n) -> invitation(row), token)
        .stream()
        .findFirst();
  }

  /** Locked until the end of the transaction, so that two answers at once are taken in turn. */
  Optional<Invitation> locked(String about, String address) {
    return jdbc
        .query(
            "SELECT * FROM kept.invitation WHERE about = ? AND address = ? FOR UPDATE",
            (row, n) -> invitation(row),
            about,
            address)
        .stream()
        .findFirst();
  }

  /** The answers of those that exist are left as they are, since somebody may answer meanwhile. */
  void save(Collection<Invitation> invitations) {
    jdbc.batchUpdate(
        """
        MERGE INTO kept.invitation i
        USING (SELECT CAST(? AS VARCHAR(110)) AS about, CAST(? AS VARCHAR(254)) AS address,
                      CAST(? AS VARCHAR(400)) AS name, CAST(? AS VARCHAR(2)) AS language,
                      CAST(? AS VARCHAR(64)) AS zone, CAST(? AS BOOLEAN) AS informed_only,
                      CAST(? AS VARCHAR(40)) AS token, CAST(? AS BOOLEAN) AS invited,
                      CAST(? AS INTEGER) AS sequence, CAST(? AS VARCHAR(64)) AS told,
                      CAST(? AS TIMESTAMP WITH TIME ZONE) AS told_at,
                      CAST(? AS VARCHAR(200)) AS first_message, CAST(? AS INTEGER) AS reminders,
                      CAST(? AS INTEGER) AS asks_mailed) n
        ON i.about = n.about AND i.address = n.address
        WHEN MATCHED THEN UPDATE SET name = n.name, language = n.language, zone = n.zone,
          informed_only = n.informed_only, invited = n.invited, sequence = n.sequence,
          told = n.told, told_at = n.told_at, reminders = n.reminders, asks_mailed = n.asks_mailed
        WHEN NOT MATCHED THEN INSERT (about, address, name, language, zone, informed_only, token,
          invited, sequence, told, told_at, first_message, reminders, asks, asks_mailed, answer,
          answer_sequence)
          VALUES (n.about, n.address, n.name, n.language, n.zone, n.informed_only, n.token,
          n.invited, n.sequence, n.told, n.told_at, n.first_message, n.reminders, 0, 0, 'none', 0)
        """,
        invitations.stream().map(InvitationTables::values).toList());
  }

  private static Object[] values(Invitation i) {
    return new Object[] {
      i.about(),
      i.address(),
      i.name(),
      i.language(),
      i.zone() == null ? null : i.zone().getId(),
      i.informedOnly(),
      i.token(),
      i.invited(),
      i.sequence(),
      i.told().what(),
      utc(i.told().at()),
      i.told().firstMessage(),
      i.asked().reminders(),
      i.asked().againMailed()
    };
  }

  /** At a new time everybody is asked anew; what they answered before stays in the history. */
  void forgetAnswers(Collection<String> abouts) {
    jdbc.update(
        """
        UPDATE kept.invitation SET answer = 'none', answer_sequence = 0, answer_stamp = NULL,
          answered_at = NULL, answered_how = NULL, comment = NULL, proposed_start = NULL,
          proposed_end = NULL, delegated_to = NULL
        WHERE about = ANY(CAST(? AS VARCHAR(110) ARRAY))
        """,
        (Object) abouts.toArray(String[]::new));
  }

  void answer(String about, String address, Answered answer) {
    jdbc.update(
        """
        UPDATE kept.invitation SET answer = ?, answer_sequence = ?, answer_stamp = ?,
          answered_at = ?, answered_how = ?, comment = ?, proposed_start = ?, proposed_end = ?,
          delegated_to = ?
        WHERE about = ? AND address = ?
        """,
        answer.answer().word(),
        answer.sequence(),
        utc(answer.stamp()),
        utc(answer.at()),
        answer.how(),
        answer.comment(),
        answer.proposed() == null ? null : utc(answer.proposed().start()),
        answer.proposed() == null ? null : utc(answer.proposed().end()),
        answer.delegatedTo(),
        about,
        address);
  }

  /**
   * @return how many will be asked again
   */
  int askAgain(String about) {
    return jdbc.update(
        """
        UPDATE kept.invitation SET asks = asks + 1
        WHERE about = ? AND invited AND answer = 'none' AND NOT informed_only
        """,
        about);
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new Invitation(
        row.getString("about"),
        new Recipient(
            row.getString("address"),
            row.getString("name"),
            row.getString("language"),
            zone == null ? null : ZoneId.of(zone),
            row.getBoolean("informed_only")),
        row.getString("token"),
        new Told(
            row.getBoolean("invited"),
            row.getInt("sequence"),
            row.getString("told"),
            instant(row, "told_at"),
            row.getString("first_message")),
        new Asked(row.getInt("reminders"), row.getInt("asks"), row.getInt("asks_mailed")),
        answered(row));
  }

  private static Answered answered(ResultSet row) throws SQLException {
    Instant proposed = instant(row, "proposed_start");
    return new Answered(
        Participation.of(row.getString("answer")),
        row.getInt("answer_sequence"),
        instant(row, "answer_stamp"),
        instant(row, "answered_at"),
        row.getString("answered_how"),
        row.getString("comment"),
        proposed == null ? null : new MailedAnswer.Proposed(proposed, instant(row, "proposed_end")),
        row.getString("delegated_to"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
