package no.nov.hub.intake.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys for HTTP. A key has 256 random bits, so its SHA-256 is all that needs to be kept. */
@Service
public class Keys {

  /** The holder of keys for commands. */
  public static final String OPERATOR = "operator";

  private static final int RANDOM_BYTES = 32;

  private final KeyTables tables;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final AuditLog auditLog;
  private final SecureRandom random = new SecureRandom();

  Keys(KeyTables tables, TransactionTemplate transactions, AuditLog auditLog, Clock clock) {
    this.tables = tables;
    this.transactions = transactions;
    this.clock = clock;
    this.auditLog = auditLog;
  }

  /** In the database of a hub that does not run. */
  public static Keys beside(DataSource database, Clock clock) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    return new Keys(
        new KeyTables(jdbc),
        new TransactionTemplate(new DataSourceTransactionManager(database)),
        new AuditLog(jdbc, clock),
        clock);
  }

  /**
   * @param expiresAt when it works no more: at its own end, or before if it was replaced; null if
   *     it has no end
   * @param lastUsedAt a minute late at most; null if it was never used
   * @param replaces id of the key in whose place it came; null if there was none
   * @param revokedAt null while it is valid
   * @param ownEnd what its end is if it is not replaced; null if it has none
   */
  public record Listed(
      String keyId,
      String holder,
      String label,
      Set<Scope> scopes,
      Instant createdAt,
      Instant expiresAt,
      Instant lastUsedAt,
      String replaces,
      Instant revokedAt,
      @JsonIgnore Instant ownEnd) {

    boolean isOver(Instant now) {
      return expiresAt != null && !now.isBefore(expiresAt);
    }
  }

  /**
   * @param expiresAt null if it has no end
   * @param key shown this once
   */
  public record Issued(
      String keyId, String holder, String label, Set<Scope> scopes, Instant expiresAt, String key) {

    @Override
    public String toString() {
      return "Issued[keyId=%s, holder=%s]".formatted(keyId, holder);
    }
  }

  /**
   * @param oldExpiresAt when the one before works no more
   */
  public record Rotated(Issued issued, Instant oldExpiresAt) {}

  /**
   * One that may do whatever its holder can, without an end.
   *
   * @param who of the hub itself adds it
   */
  public Issued issue(String holder, String label, String who) {
    return issue(holder, label, Actor.hub(who));
  }

  /** One that may do whatever its holder can, without an end. */
  public Issued issue(String holder, String label, Actor by) {
    return issue(NewKey.forEverything(holder, label), by);
  }

  Issued issue(NewKey key, Actor by) {
    return issue(List.of(key), by, issued -> {}).get(0);
  }

  /**
   * @param handOut called before the keys become valid; if it fails, they never do
   */
  List<Issued> issue(List<NewKey> keys, Actor by, Consumer<List<Issued>> handOut) {
    return transactions.execute(
        status -> {
          List<Issued> issued = keys.stream().map(this::add).toList();
          handOut.accept(issued);
          auditLog.note(issued.stream().map(key -> noted(key, by)).toList());
          return issued;
        });
  }

  private static AuditLog.Act noted(Issued key, Actor by) {
    return new AuditLog.Act(
        concerning(key.holder(), by), "key issued", key.holder() + " " + key.keyId());
  }

  private Issued add(NewKey wanted) {
    byte[] secret = new byte[RANDOM_BYTES];
    random.nextBytes(secret);
    String key = "nov_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    String keyId = UUID.randomUUID().toString();
    tables.add(keyId, Json.sha256(key), wanted, clock.instant());
    return new Issued(
        keyId, wanted.holder(), wanted.label(), wanted.scopes(), wanted.expiresAt(), key);
  }

  private static Actor concerning(String holder, Actor by) {
    return by.concerning(holder.equals(OPERATOR) ? null : holder);
  }

  /**
   * Makes a key in the place of another, which works on until the overlap is over.
   *
   * @param expiresAt of the new one; null if it has no end
   * @return empty if it is not valid any more, another that is not revoked came in its place
   *     already, or the operator would have no key without an end
   */
  Optional<Rotated> rotate(Listed old, Duration overlap, Instant expiresAt, Actor by) {
    NewKey next = new NewKey(old.holder(), old.label(), old.scopes(), expiresAt, old.keyId());
    return transactions.execute(
        status -> {
          tables.lockAllOf(old.holder());
          Optional<Listed> still = findValid(old.keyId());
          if (still.isEmpty()
              || tables.isReplaced(old.keyId())
              || expiresAt != null && isLastOfOperator(old.keyId())) {
            return Optional.empty();
          }
          Instant end = endOfOverlap(still.get(), overlap);
          tables.endOverlapAt(old.keyId(), end);
          Issued issued = add(next);
          auditLog.note(
              List.of(
                  new AuditLog.Act(concerning(old.holder(), by), "key rotated", old.keyId()),
                  noted(issued, by)));
          return Optional.of(new Rotated(issued, end));
        });
  }

  private Instant endOfOverlap(Listed old, Duration overlap) {
    Instant end = clock.instant().plus(overlap);
    boolean endsBefore = old.ownEnd() != null && old.ownEnd().isBefore(end);
    return endsBefore ? old.ownEnd() : end;
  }

  /** Without it nobody could make a key of the operator over HTTP sooner or later. */
  private boolean isLastOfOperator(String keyId) {
    return tables.endless(OPERATOR).equals(List.of(keyId));
  }

  boolean isReplaced(String keyId) {
    return tables.isReplaced(keyId);
  }

  /** Whether there has never been one: the first ones are not written yet, or must not be. */
  public boolean areNone() {
    return tables.areNone();
  }

  /** One that is not revoked; its time may be over. */
  public Optional<Listed> find(String key) {
    return tables.ofHash(Json.sha256(key)).filter(found -> found.revokedAt() == null);
  }

  boolean wasRevoked(String key) {
    return tables.ofHash(Json.sha256(key)).filter(found -> found.revokedAt() != null).isPresent();
  }

  /** One that is valid now. */
  Optional<Listed> findValid(String keyId) {
    return tables
        .find(keyId)
        .filter(found -> found.revokedAt() == null && !found.isOver(clock.instant()));
  }

  /**
   * @param who of the hub itself does it
   * @return false if there is no such valid key
   */
  public boolean revoke(String keyId, String who) {
    return Boolean.TRUE.equals(transactions.execute(status -> revokeNow(keyId, Actor.hub(who))));
  }

  enum Revocation {
    REVOKED,
    /** There is no such valid key. */
    UNKNOWN,
    LAST_OF_OPERATOR
  }

  Revocation revoke(String keyId, Actor by) {
    return transactions.execute(
        status -> {
          tables.find(keyId).ifPresent(key -> tables.lockAllOf(key.holder()));
          if (isLastOfOperator(keyId)) {
            return Revocation.LAST_OF_OPERATOR;
          }
          return revokeNow(keyId, by) ? Revocation.REVOKED : Revocation.UNKNOWN;
        });
  }

  /** All that let somebody in for a participant who is removed. */
  public void revokeAllOf(String holder, Actor by) {
    transactions.executeWithoutResult(
        status ->
            tables.all().stream()
                .filter(key -> key.holder().equals(holder) && key.revokedAt() == null)
                .forEach(key -> revokeNow(key.keyId(), by)));
  }

  private boolean revokeNow(String keyId, Actor by) {
    boolean revoked = tables.revoke(keyId, clock.instant());
    if (revoked) {
      String holder = tables.find(keyId).orElseThrow().holder();
      auditLog.note(concerning(holder, by), "key revoked", keyId);
    }
    return revoked;
  }

  public List<Listed> all() {
    return tables.all();
  }
}
