package no.nov.hub.intake.access;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys for HTTP. A key has 256 random bits, so its SHA-256 is all that needs to be kept. */
@Service
public class Keys {

  /** The holder of keys for commands. */
  public static final String OPERATOR = "operator";

  private static final int RANDOM_BYTES = 32;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final AuditLog auditLog;
  private final SecureRandom random = new SecureRandom();

  Keys(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.auditLog = new AuditLog(jdbc, clock);
  }

  /**
   * @param revokedAt null while it is valid
   */
  public record Listed(
      String keyId, String holder, String label, Instant createdAt, Instant revokedAt) {}

  /**
   * @param key shown this once
   */
  public record Issued(String keyId, String holder, String label, String key) {

    @Override
    public String toString() {
      return "Issued[keyId=%s, holder=%s]".formatted(keyId, holder);
    }
  }

  /**
   * @param who adds it, for the audit
   */
  public Issued issue(String holder, String label, String who) {
    return issue(List.of(holder), label, who, issued -> {}).get(0);
  }

  /**
   * @param handOut called before the keys become valid; if it fails, they never do
   */
  List<Issued> issue(
      List<String> holders, String label, String who, Consumer<List<Issued>> handOut) {
    List<Issued> issued = holders.stream().map(holder -> fresh(holder, label)).toList();
    transactions.executeWithoutResult(
        status -> {
          issued.forEach(key -> keep(key, who));
          handOut.accept(issued);
        });
    return issued;
  }

  private Issued fresh(String holder, String label) {
    byte[] secret = new byte[RANDOM_BYTES];
    random.nextBytes(secret);
    String key = "nov_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return new Issued(UUID.randomUUID().toString(), holder, label, key);
  }

  private void keep(Issued issued, String who) {
    jdbc.update(
        "INSERT INTO kept.access_key (key_id, holder, label, hash, created_at) VALUES (?, ?, ?, ?, ?)",
        issued.keyId(),
        issued.holder(),
        issued.label(),
        Json.sha256(issued.key()),
        now());
    auditLog.note(who, "key issued", issued.holder() + " " + issued.keyId());
  }

  /** Whether there has never been one: the first ones are not written yet, or must not be. */
  boolean areNone() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("SELECT COUNT(*) = 0 FROM kept.access_key", Boolean.class));
  }

  /** The holder of a key that is valid now. */
  public Optional<String> holderOf(String key) {
    return jdbc
        .queryForList(
            "SELECT holder FROM kept.access_key WHERE hash = ? AND revoked_at IS NULL",
            String.class,
            Json.sha256(key))
        .stream()
        .findFirst();
  }

  /**
   * @return false if there is no such valid key
   */
  public boolean revoke(String keyId, String who) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              int revoked =
                  jdbc.update(
                      "UPDATE kept.access_key SET revoked_at = ? WHERE key_id = ? AND revoked_at IS NULL",
                      now(),
                      keyId);
              if (revoked > 0) {
                auditLog.note(who, "key revoked", keyId);
              }
              return revoked > 0;
            }));
  }

  public List<Listed> all() {
    return jdbc.query(
        "SELECT key_id, holder, label, created_at, revoked_at FROM kept.access_key ORDER BY holder, created_at",
        (row, n) ->
            new Listed(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                instant(row, 4),
                instant(row, 5)));
  }

  private OffsetDateTime now() {
    return utc(clock.instant());
  }
}
