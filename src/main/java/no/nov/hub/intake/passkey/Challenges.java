package no.nov.hub.intake.passkey;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import no.nov.hub.platform.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Repository;

/**
 * What passkeys have to sign. Each is of use once, for ten minutes, in the window that asked for
 * it.
 */
@Repository
class Challenges {

  static final Duration WORKS_FOR = Duration.ofMinutes(10);

  private final JdbcTemplate jdbc;
  private final Clock clock;

  Challenges(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param window secret of the window that asks
   * @param user who is to get a passkey; null if one is to log in
   */
  Bytes ask(String window, UUID user) {
    Bytes challenge = Bytes.random();
    jdbc.update(
        "INSERT INTO login.passkey_challenge (challenge, window_hash, user_id, ends_at) VALUES (?, ?, ?, ?)",
        challenge.toBase64UrlString(),
        Json.sha256(window),
        user,
        utc(clock.instant().plus(WORKS_FOR)));
    return challenge;
  }

  /** False if nobody asked for it there, it is over, or somebody was faster. */
  boolean spend(Bytes challenge, String window, UUID user) {
    return jdbc.update(
            """
            DELETE FROM login.passkey_challenge
            WHERE challenge = ? AND window_hash = ? AND user_id IS NOT DISTINCT FROM ? AND ends_at > ?
            """,
            challenge.toBase64UrlString(),
            Json.sha256(window),
            user,
            utc(clock.instant()))
        > 0;
  }

  void forget() {
    jdbc.update("DELETE FROM login.passkey_challenge WHERE ends_at <= ?", utc(clock.instant()));
  }
}
