package no.nov.hub.groups.charter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nov.hub.mail.person.ErasureTables;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.stereotype.Component;

/** Keeps evidence and charters, and has the charters of their owners looked at. */
@Component("charterProjection")
public class CharterProjection implements Projection {

  private static final Map<String, String> ACTIONS =
      Map.of(
          Types.EVIDENCE_RECORDED, "evidence recorded",
          Types.CHARTER_ADOPTED, "charter adopted");

  private final Projecting projecting;
  private final EvidenceTables tables;
  private final WatchTables watch;
  private final ErasureTables erasureTables;
  private final AuditLog auditLog;

  CharterProjection(
      Projecting projecting,
      EvidenceTables tables,
      WatchTables watch,
      ErasureTables erasureTables,
      AuditLog auditLog) {
    this.erasureTables = erasureTables;
    this.projecting = projecting;
    this.tables = tables;
    this.watch = watch;
    this.auditLog = auditLog;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "charters";
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void apply(List<Received> records) {
    List<Admitted> messages =
        records.stream()
            .map(Admitted::of)
            .filter(message -> ACTIONS.containsKey(message.envelope().type()))
            .toList();
    if (messages.isEmpty()) {
      return;
    }
    ErasureTables.Lately erased = erasureTables.lately();
    messages.forEach(message -> erased.unname(message.envelope().data(), message.at()));
    tables.putEvidence(latest(messages, Types.EVIDENCE_RECORDED));
    tables.putCharters(of(messages, Types.CHARTER_ADOPTED));
    watch.lookAgain(messages.stream().map(CharterProjection::owner).collect(Collectors.toSet()));
    auditLog.note(messages.stream().map(CharterProjection::noted).toList());
  }

  private static List<Admitted> of(List<Admitted> messages, String type) {
    return messages.stream().filter(message -> message.envelope().type().equals(type)).toList();
  }

  private static List<Admitted> latest(List<Admitted> messages, String type) {
    Map<String, Admitted> latest = new LinkedHashMap<>();
    of(messages, type).forEach(message -> latest.put(subject(message), message));
    return List.copyOf(latest.values());
  }

  private static String owner(Admitted message) {
    return message.envelope().data().get("owner").asString();
  }

  /** Names no person. */
  private static String subject(Admitted message) {
    var data = message.envelope().data();
    return owner(message)
        + "/"
        + data.path("evidenceId").asString(data.path("charter").asString(""));
  }

  private static AuditLog.Act noted(Admitted message) {
    return new AuditLog.Act(
        Actor.sender(message.envelope().source().substring(1), message.receiptId()),
        ACTIONS.get(message.envelope().type()),
        subject(message));
  }
}
