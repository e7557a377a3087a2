package no.nov.hub.groups.group;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.nov.hub.mail.person.ErasureTables;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps the last registration of each group, and tells who needs to know that it has changed. */
@Component("groupProjection")
public class GroupProjection implements Projection {

  private final Projecting projecting;
  private final GroupTables tables;
  private final ErasureTables erasureTables;
  private final AuditLog auditLog;
  private final ApplicationEventPublisher changes;

  GroupProjection(
      Projecting projecting,
      GroupTables tables,
      ErasureTables erasureTables,
      AuditLog auditLog,
      ApplicationEventPublisher changes) {
    this.projecting = projecting;
    this.tables = tables;
    this.erasureTables = erasureTables;
    this.auditLog = auditLog;
    this.changes = changes;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "groups";
  }

  /** The topic forgets after seven days. */
  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void apply(List<Received> records) {
    List<Admitted> messages =
        records.stream()
            .map(Admitted::of)
            .filter(message -> message.envelope().type().equals(Types.GROUP_REGISTERED))
            .toList();
    if (messages.isEmpty()) {
      return;
    }
    Map<String, Registration> latest = new LinkedHashMap<>();
    ErasureTables.Lately erased = erasureTables.lately();
    List<Registration> all =
        messages.stream()
            .map(GroupMessage::read)
            .map(group -> group.without(person -> erased.forget(person, group.registeredAt())))
            .toList();
    all.forEach(group -> latest.put(group.key(), group));
    tables.put(latest.values());
    tables.remember(all);
    changes.publishEvent(new GroupsChanged(changed(latest)));
    auditLog.note(messages.stream().map(GroupProjection::noted).toList());
  }

  private static AuditLog.Act noted(Admitted message) {
    return new AuditLog.Act(
        Actor.sender(message.envelope().source().substring(1), message.receiptId()),
        "group registered",
        GroupRules.keyOf(message.envelope().data()));
  }

  private static Set<String> changed(Map<String, Registration> latest) {
    Set<String> keys = new TreeSet<>(latest.keySet());
    latest.values().forEach(group -> keys.add(LeadersGroup.keyOf(group.owner())));
    return keys;
  }
}
