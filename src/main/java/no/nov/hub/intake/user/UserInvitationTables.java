package no.nov.hub.intake.user;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;
import static no.nov.hub.platform.database.Rows.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nov.hub.platform.database.Upserts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Invitations as they are stored, one for each user. */
@Repository
class UserInvitationTables {

  private static final String COLUMNS = "user_id, invited_by, sent_at, ends_at, accepted_at";

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  UserInvitationTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  /** Instead of an earlier one, whose link works no more. */
  void put(UserInvitation invitation, String linkHash) {
    upserts
        .into("kept.user_invitation", invitation)
        .key("user_id", UserInvitation::userId)
        .set("link_hash", one -> linkHash)
        .set("invited_by", UserInvitation::invitedBy)
        .set("sent_at", UserInvitation::sentAt)
        .set("ends_at", UserInvitation::endsAt)
        .set("accepted_at", UserInvitation::acceptedAt)
        .set("lapse_told", one -> false)
        .write();
  }

  Optional<UserInvitation> find(UUID user) {
    return query("user_id = ?", user).stream().findFirst();
  }

  Optional<UserInvitation> ofLink(String linkHash) {
    return query("link_hash = ?", linkHash).stream().findFirst();
  }

  Map<UUID, UserInvitation> all() {
    return query("TRUE").stream()
        .collect(Collectors.toMap(UserInvitation::userId, Function.identity()));
  }

  /** False if somebody was faster. */
  boolean accept(UUID user, Instant now) {
    return jdbc.update(
            "UPDATE kept.user_invitation SET accepted_at = ? WHERE user_id = ? AND accepted_at IS NULL",
            utc(now),
            user)
        > 0;
  }

  /** Those whose end nobody has been told of; locked, and told with this. */
  List<UserInvitation> claimLapsed(Instant now) {
    List<UserInvitation> lapsed =
        query("NOT lapse_told AND ends_at <= ? AND accepted_at IS NULL FOR UPDATE", utc(now));
    jdbc.batchUpdate(
        "UPDATE kept.user_invitation SET lapse_told = TRUE WHERE user_id = ?",
        lapsed.stream().map(one -> new Object[] {one.userId()}).toList());
    return lapsed;
  }

  private List<UserInvitation> query(String where, Object... arguments) {
    return jdbc.query(
        "SELECT " + COLUMNS + " FROM kept.user_invitation WHERE " + where,
        UserInvitationTables::invitation,
        arguments);
  }

  private static UserInvitation invitation(ResultSet row, int number) throws SQLException {
    return new UserInvitation(
        uuid(row, "user_id"),
        row.getString("invited_by"),
        instant(row, "sent_at"),
        instant(row, "ends_at"),
        instant(row, "accepted_at"));
  }
}
