package no.nov.hub.intake.access;

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
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.message.Json;
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

  /**
   * @param expiresAt when it works no more; null if it has no end
   * @param lastUsedAt a minute late at most; null if it was never used
   * @param replaces id of the key in whose place it came; null if there was none
   * @param revokedAt null while it is valid
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
      Instant revokedAt) {

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
    return issue(NewKey.forEverything(holder, label), Actor.hub(who));
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
          List<Issued> issued = keys.stream().map(key -> add(key, by)).toList();
          handOut.accept(issued);
          return issued;
        });
  }

  private Issued add(NewKey wanted, Actor by) {
    byte[] secret = new byte[RANDOM_BYTES];
    random.nextBytes(secret);
    String key = "nov_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    String keyId = UUID.randomUUID().toString();
    tables.add(keyId, Json.sha256(key), wanted, clock.instant());
    auditLog.note(concerning(wanted.holder(), by), "key issued", wanted.holder() + " " + keyId);
    return new Issued(
        keyId, wanted.holder(), wanted.label(), wanted.scopes(), wanted.expiresAt(), key);
  }

  private static Actor concerning(String holder, Actor by) {
    return by.concerning(holder.equals(OPERATOR) ? null : holder);
  }

  /**
   * Makes a key in the place of another, which works on until the overlap is over.
   *
   * @param old valid now
   * @param expiresAt of the new one; null if it has no end
   * @return empty if another that is not revoked came in its place already
   */
  Optional<Rotated> rotate(Listed old, Duration overlap, Instant expiresAt, Actor by) {
    Instant end = clock.instant().plus(overlap);
    Instant oldEnd = old.isOver(end) ? old.expiresAt() : end;
    NewKey next = new NewKey(old.holder(), old.label(), old.scopes(), expiresAt, old.keyId());
    return transactions.execute(
        status -> {
          tables.lock(old.keyId());
          if (tables.isReplaced(old.keyId())) {
            return Optional.empty();
          }
          tables.endAt(old.keyId(), oldEnd);
          auditLog.note(concerning(old.holder(), by), "key rotated", old.keyId());
          return Optional.of(new Rotated(add(next, by), oldEnd));
        });
  }

  /** Whether there has never been one: the first ones are not written yet, or must not be. */
  boolean areNone() {
    return tables.areNone();
  }

  /** One that is not revoked; its time may be over. */
  public Optional<Listed> find(String key) {
    return tables.ofHash(Json.sha256(key)).filter(found -> found.revokedAt() == null);
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
    return revoke(keyId, Actor.hub(who));
  }

  /**
   * @return false if there is no such valid key
   */
  public boolean revoke(String keyId, Actor by) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              boolean revoked = tables.revoke(keyId, clock.instant());
              if (revoked) {
                String holder = tables.find(keyId).orElseThrow().holder();
                auditLog.note(concerning(holder, by), "key revoked", keyId);
              }
              return revoked;
            }));
  }

  public List<Listed> all() {
    return tables.all();
  }
}
