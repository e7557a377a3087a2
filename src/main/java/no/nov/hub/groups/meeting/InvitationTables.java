package no.nov.hub.groups.meeting;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nov.hub.groups.meeting.Invitation.Addressee;
import no.nov.hub.groups.meeting.Invitation.Answered;
import no.nov.hub.groups.meeting.Invitation.Asked;
import no.nov.hub.groups.meeting.Invitation.Told;
import no.nov.hub.mail.incoming.MailedAnswer;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.language.Language;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who has been told what, and the answers, as they are kept. */
@Component
class InvitationTables {

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  InvitationTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
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
    upserts
        .into("kept.invitation", invitations)
        .key("about", Invitation::about)
        .key("address", Invitation::address)
        .set("name", Invitation::name)
        .set("language", each -> each.language().code())
        .set("zone", each -> each.zone() == null ? null : each.zone().getId())
        .set("informed_only", Invitation::informedOnly)
        .once("token", Invitation::token)
        .set("invited", Invitation::invited)
        .set("sequence", Invitation::sequence)
        .set("told", each -> each.told().what())
        .set("told_at", each -> each.told().at())
        .once("first_message", each -> each.told().firstMessage())
        .set("reminders", each -> each.asked().reminders())
        .once("asks", each -> 0)
        .set("asks_mailed", each -> each.asked().againMailed())
        .once("answer", each -> Participation.NONE.word())
        .once("answer_sequence", each -> 0)
        .write();
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
        new Addressee(
            new Recipient(
                row.getString("address"),
                row.getString("name"),
                Language.of(row.getString("language"))),
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
}
