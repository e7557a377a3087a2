package no.nov.hub.intake.openid;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;
import static no.nov.hub.platform.database.Rows.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.platform.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Linked accounts, and who is on the way to an issuer. */
@Repository
class OpenIdTables {

  private final JdbcTemplate jdbc;

  OpenIdTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(OpenIdRequest request, String window, Instant endsAt) {
    jdbc.update(
        """
        INSERT INTO login.openid_request
          (state_hash, window_hash, participant, nonce, verifier, user_id, onward, ends_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        Json.sha256(request.state()),
        Json.sha256(window),
        request.participant(),
        request.nonce(),
        request.verifier(),
        request.user(),
        request.onward(),
        utc(endsAt));
  }

  /** Works once: empty if somebody was faster. */
  Optional<OpenIdRequest> spend(String state, String window, Instant now) {
    Optional<OpenIdRequest> found =
        jdbc
            .query(
                """
                SELECT participant, nonce, verifier, user_id, onward FROM login.openid_request
                WHERE state_hash = ? AND window_hash = ? AND ends_at > ?
                """,
                (row, n) ->
                    new OpenIdRequest(
                        state,
                        row.getString("participant"),
                        row.getString("nonce"),
                        row.getString("verifier"),
                        uuid(row, "user_id"),
                        row.getString("onward")),
                Json.sha256(state),
                Json.sha256(window),
                utc(now))
            .stream()
            .findFirst();
    return found.filter(
        request ->
            jdbc.update("DELETE FROM login.openid_request WHERE state_hash = ?", Json.sha256(state))
                > 0);
  }

  void forget(Instant now) {
    jdbc.update("DELETE FROM login.openid_request WHERE ends_at <= ?", utc(now));
  }

  void link(String issuer, String subject, UUID user, String participant, Instant now) {
    jdbc.update(
        """
        INSERT INTO kept.linked_account (issuer, subject, user_id, participant, linked_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        issuer,
        subject,
        user,
        participant,
        utc(now));
  }

  /** Whose account it is, of those that the participant keeps. */
  Optional<UUID> use(String issuer, String subject, String participant, Instant now) {
    jdbc.update(
        "UPDATE kept.linked_account SET used_at = ? WHERE issuer = ? AND subject = ? AND participant = ?",
        utc(now),
        issuer,
        subject,
        participant);
    return jdbc
        .queryForList(
            "SELECT user_id FROM kept.linked_account WHERE issuer = ? AND subject = ? AND participant = ?",
            UUID.class,
            issuer,
            subject,
            participant)
        .stream()
        .findFirst();
  }

  List<LinkedAccount> of(UUID user) {
    return jdbc.query(
        """
        SELECT participant, issuer, linked_at, used_at FROM kept.linked_account
        WHERE user_id = ? ORDER BY participant
        """,
        (row, n) ->
            new LinkedAccount(
                row.getString("participant"),
                row.getString("issuer"),
                instant(row, "linked_at"),
                instant(row, "used_at")),
        user);
  }

  /** False if there is none. */
  boolean unlink(UUID user, String participant) {
    return jdbc.update(
            "DELETE FROM kept.linked_account WHERE user_id = ? AND participant = ?",
            user,
            participant)
        > 0;
  }

  void forget(UUID user) {
    jdbc.update("DELETE FROM kept.linked_account WHERE user_id = ?", user);
  }
}
