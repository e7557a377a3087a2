package no.nov.hub.intake.access;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keys as they are stored, never a key itself. */
@Repository
class KeyTables {

  private static final String SELECT =
      """
      SELECT key_id, holder, label, scopes, created_at, expires_at, overlap_ends_at, last_used_at, replaces, revoked_at
      FROM kept.access_key
      """;

  private final JdbcTemplate jdbc;

  KeyTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(String keyId, String hash, NewKey key, Instant now) {
    jdbc.update(
        """
        INSERT INTO kept.access_key
          (key_id, hash, holder, label, scopes, expires_at, replaces, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        keyId,
        hash,
        key.holder(),
        key.label(),
        Scope.words(key.scopes()),
        utc(key.expiresAt()),
        key.replaces(),
        utc(now));
  }

  boolean areNone() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("SELECT COUNT(*) = 0 FROM kept.access_key", Boolean.class));
  }

  Optional<Keys.Listed> ofHash(String hash) {
    return jdbc.query(SELECT + " WHERE hash = ?", this::listed, hash).stream().findFirst();
  }

  Optional<Keys.Listed> find(String keyId) {
    return jdbc.query(SELECT + " WHERE key_id = ?", this::listed, keyId).stream().findFirst();
  }

  List<Keys.Listed> all() {
    return jdbc.query(SELECT + " ORDER BY holder, created_at", this::listed);
  }

  /**
   * @return false if there is no such key, or it was revoked before
   */
  boolean revoke(String keyId, Instant now) {
    return jdbc.update(
            "UPDATE kept.access_key SET revoked_at = ? WHERE key_id = ? AND revoked_at IS NULL",
            utc(now),
            keyId)
        > 0;
  }

  /** Nobody else changes one of these before the transaction ends. */
  void lockAllOf(String holder) {
    jdbc.queryForList(
        "SELECT key_id FROM kept.access_key WHERE holder = ? ORDER BY key_id FOR UPDATE",
        String.class,
        holder);
  }

  void endOverlapAt(String keyId, Instant end) {
    jdbc.update("UPDATE kept.access_key SET overlap_ends_at = ? WHERE key_id = ?", utc(end), keyId);
  }

  /** The ids of those that work for ever, if nobody ends them. */
  List<String> endless(String holder) {
    return jdbc.queryForList(
        """
        SELECT key_id FROM kept.access_key
        WHERE holder = ? AND revoked_at IS NULL AND expires_at IS NULL AND overlap_ends_at IS NULL
        """,
        String.class,
        holder);
  }

  /** Whether another that is not revoked came in its place. */
  boolean isReplaced(String keyId) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "SELECT COUNT(*) > 0 FROM kept.access_key WHERE replaces = ? AND revoked_at IS NULL",
            Boolean.class,
            keyId));
  }

  /** In the order of their ids, so that two hubs never wait for each other. */
  void noteUse(Map<String, Instant> lastUses) {
    jdbc.batchUpdate(
        """
        UPDATE kept.access_key SET last_used_at = ?
        WHERE key_id = ? AND (last_used_at IS NULL OR last_used_at < ?)
        """,
        new TreeMap<>(lastUses)
            .entrySet().stream()
                .map(use -> new Object[] {utc(use.getValue()), use.getKey(), utc(use.getValue())})
                .toList());
  }

  /** Those that are valid now, and not at the end of the span. */
  List<Keys.Listed> endingWithin(Instant now, Instant end) {
    return jdbc.query(
        SELECT
            + """
              WHERE revoked_at IS NULL AND (expires_at <= ? OR overlap_ends_at <= ?)
                AND (expires_at IS NULL OR expires_at > ?)
                AND (overlap_ends_at IS NULL OR overlap_ends_at > ?)
              ORDER BY key_id
              """,
        this::listed,
        utc(end),
        utc(end),
        utc(now),
        utc(now));
  }

  /**
   * Notes that its holder is told now.
   *
   * @return false if that was done since
   */
  boolean claimWarning(String keyId, Instant since, Instant now) {
    return jdbc.update(
            """
            UPDATE kept.access_key SET warned_at = ?
            WHERE key_id = ? AND (warned_at IS NULL OR warned_at < ?)
            """,
            utc(now),
            keyId,
            utc(since))
        > 0;
  }

  /** There was nobody to tell, so it is still to be done. */
  void takeBackWarning(String keyId) {
    jdbc.update("UPDATE kept.access_key SET warned_at = NULL WHERE key_id = ?", keyId);
  }

  private Keys.Listed listed(ResultSet row, int number) throws SQLException {
    Instant ownEnd = instant(row, "expires_at");
    return new Keys.Listed(
        row.getString("key_id"),
        row.getString("holder"),
        row.getString("label"),
        Scope.read(row.getString("scopes")),
        instant(row, "created_at"),
        earlier(ownEnd, instant(row, "overlap_ends_at")),
        instant(row, "last_used_at"),
        row.getString("replaces"),
        instant(row, "revoked_at"),
        ownEnd);
  }

  private static Instant earlier(Instant ownEnd, Instant overlapEnd) {
    boolean isReplacedBefore = ownEnd == null || overlapEnd != null && overlapEnd.isBefore(ownEnd);
    return isReplacedBefore ? overlapEnd : ownEnd;
  }
}
