package no.nov.hub.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Json;

/**
 * Who did what, for whom, from where and by which way in.
 *
 * @param id its place in the table; with gaps
 * @param number its place in the chain, without gaps; null if it is older than the chain
 * @param forWhom the participant; null if for none
 * @param origin the remote address; null where there was none
 * @param way {@code key/<id>}, code, link, machine, invitation, {@code message/<id of its
 *     receipt>}, command, hub, or none before a login; null if older than the chain
 * @param previousHash of the one before; null if older than the chain
 * @param hash of this one; null if older than the chain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
    long id,
    Long number,
    Instant at,
    String who,
    String forWhom,
    String action,
    String subject,
    String origin,
    String way,
    String previousHash,
    String hash) {

  /** What stands for the hash before the first entry of all. */
  static final String START = "0".repeat(64);

  static AuditEntry next(Head head, Instant at, AuditLog.Act act) {
    AuditEntry entry =
        new AuditEntry(
            0,
            head.number() + 1,
            at,
            act.by().who(),
            act.by().forWhom(),
            act.action(),
            act.subject(),
            act.by().origin(),
            act.by().way(),
            head.hash(),
            null);
    return entry.hashed();
  }

  private AuditEntry hashed() {
    return new AuditEntry(
        id,
        number,
        at,
        who,
        forWhom,
        action,
        subject,
        origin,
        way,
        previousHash,
        hashAfter(previousHash));
  }

  /**
   * The SHA-256, in hex, of these fields one after the other: the hash of the entry before, {@code
   * number}, {@code at} (ISO 8601 in UTC, as {@link Instant} writes it), {@code who}, {@code
   * forWhom}, {@code action}, {@code subject}, {@code origin}, {@code way}. Each is written as the
   * number of its bytes in UTF-8, a colon, the bytes and a comma; one that is null as {@code -,}.
   * So no two different entries have one form, whatever stands in them.
   */
  String hashAfter(String previous) {
    String form =
        Arrays.asList(
                previous,
                number == null ? null : number.toString(),
                at.toString(),
                who,
                forWhom,
                action,
                subject,
                origin,
                way)
            .stream()
            .map(AuditEntry::field)
            .collect(Collectors.joining());
    return Json.sha256(form);
  }

  private static String field(String text) {
    return text == null ? "-," : text.getBytes(StandardCharsets.UTF_8).length + ":" + text + ",";
  }
}
