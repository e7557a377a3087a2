package no.nov.hub.intake.login;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.platform.database.Upserts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who asked for a way in, and which browsers are known. */
@Repository
class LoginTables {

  /** Wrong codes a request may have. */
  static final int TRIES = 5;

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  LoginTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  void add(LoginRequest request) {
    upserts
        .into("login.request", request)
        .key("request_id", LoginRequest::id)
        .once("address", LoginRequest::address)
        .once("browser", LoginRequest::browser)
        .once("way", asked -> asked.way().name())
        .once("window_hash", LoginRequest::windowHash)
        .once("code_hash", LoginRequest::codeHash)
        .once("link_hash", LoginRequest::linkHash)
        .once("asked_at", LoginRequest::askedAt)
        .once("ends_at", LoginRequest::endsAt)
        .once("tries", asked -> 0)
        .once("spent", asked -> false)
        .write();
  }

  /**
   * @param browser null for those that nobody knows
   */
  int askedSince(String address, String browser, Instant since) {
    return browser == null
        ? count(
            "SELECT COUNT(*) FROM login.request WHERE address = ? AND browser IS NULL AND asked_at > ?",
            address,
            utc(since))
        : count(
            "SELECT COUNT(*) FROM login.request WHERE address = ? AND browser = ? AND asked_at > ?",
            address,
            browser,
            utc(since));
  }

  private int count(String query, Object... arguments) {
    return jdbc.queryForObject(query, Integer.class, arguments);
  }

  /**
   * Counts a try for the newest request of a window, before the code is looked at: of two that try
   * at once, each counts.
   *
   * @return its id, if it has tries left
   */
  Optional<UUID> tryCode(String windowHash, Instant now) {
    List<UUID> newest =
        jdbc.queryForList(
            """
            SELECT request_id FROM login.request WHERE window_hash = ? AND ends_at > ? AND NOT spent
            ORDER BY asked_at DESC LIMIT 1
            """,
            UUID.class,
            windowHash,
            utc(now));
    return newest.stream()
        .findFirst()
        .filter(
            id ->
                jdbc.update(
                        "UPDATE login.request SET tries = tries + 1 WHERE request_id = ? AND tries < ?",
                        id,
                        TRIES)
                    > 0);
  }

  /** Whose request was spent, and by what its link lets in. */
  record Spent(String address, Way way) {}

  /** Empty if this is not the code, or somebody was faster. */
  Optional<Spent> spendCode(UUID request, String codeHash, Instant now) {
    return spend("request_id = ? AND code_hash = ?", now, request, codeHash);
  }

  Optional<Spent> spendLink(String linkHash, Instant now) {
    return spend("link_hash = ?", now, linkHash);
  }

  private Optional<Spent> spend(String which, Instant now, Object... arguments) {
    Object[] withEnd = Arrays.copyOf(arguments, arguments.length + 1);
    withEnd[arguments.length] = utc(now);
    int spent =
        jdbc.update(
            "UPDATE login.request SET spent = TRUE WHERE "
                + which
                + " AND NOT spent AND ends_at > ?",
            withEnd);
    return spent == 0
        ? Optional.empty()
        : jdbc
            .query(
                "SELECT address, way FROM login.request WHERE " + which,
                (row, n) -> new Spent(row.getString("address"), Way.valueOf(row.getString("way"))),
                arguments)
            .stream()
            .findFirst();
  }

  /** Without spending anything. */
  Optional<String> addressOfLink(String linkHash, Instant now) {
    return jdbc
        .queryForList(
            "SELECT address FROM login.request WHERE link_hash = ? AND NOT spent AND ends_at > ?",
            String.class,
            linkHash,
            utc(now))
        .stream()
        .findFirst();
  }

  void know(String browserHash, UUID user, Instant until) {
    jdbc.update(
        "INSERT INTO kept.known_browser (browser_hash, user_id, known_until) VALUES (?, ?, ?)",
        browserHash,
        user,
        utc(until));
  }

  boolean isKnown(String browserHash, UUID user, Instant now) {
    return count(
            """
            SELECT COUNT(*) FROM kept.known_browser
            WHERE browser_hash = ? AND user_id = ? AND known_until > ?
            """,
            browserHash,
            user,
            utc(now))
        > 0;
  }

  /**
   * Notes that a stranger's question for a code is told now. The audit is never emptied, and
   * strangers may ask for ever.
   *
   * @return false if one was told since
   */
  boolean claimStrangersNote(UUID user, Instant since, Instant now) {
    return jdbc.update(
            """
            UPDATE kept.hub_user SET stranger_noted_at = ?
            WHERE user_id = ? AND (stranger_noted_at IS NULL OR stranger_noted_at <= ?)
            """,
            utc(now),
            user,
            utc(since))
        > 0;
  }

  void forgetBrowsers(UUID user) {
    jdbc.update("DELETE FROM kept.known_browser WHERE user_id = ?", user);
  }

  void forgetRequests(String address) {
    jdbc.update("DELETE FROM login.request WHERE address = ?", address);
  }

  /** Kept somewhat longer than they work, since they count for how many may be asked for. */
  void forget(Instant requestsBefore, Instant now) {
    jdbc.update("DELETE FROM login.request WHERE ends_at < ?", utc(requestsBefore));
    jdbc.update("DELETE FROM kept.known_browser WHERE known_until < ?", utc(now));
  }
}
