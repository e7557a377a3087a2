package no.nov.hub.groups.group;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.Messages;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.access.AuditLog;
import no.nov.hub.mail.person.ErasureTables;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Parking;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Received;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of groups on a database of their own, on one day that does not pass. */
final class GroupHub {

  static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-30T08:00:00Z"), ZoneId.of("Europe/Oslo"));

  final TestDatabase database = TestDatabase.fresh();
  final GroupQueries rows = new GroupQueries(database.jdbc());
  final Groups groups = new Groups(rows);
  final List<Received> topic = new ArrayList<>();
  final List<GroupsChanged> told = new ArrayList<>();

  private final GroupProjection projection =
      new GroupProjection(
          projecting(database),
          new GroupTables(database.jdbc()),
          new ErasureTables(database.jdbc(), CLOCK),
          new AuditLog(database.jdbc(), CLOCK),
          event -> told.add((GroupsChanged) event));

  /** A group with a contact; the fields say the rest. */
  GroupHub registers(String owner, String groupId, String kind, String fields) {
    project(List.of(record(owner, groupId, kind, fields)));
    return this;
  }

  /** A resource group with these members of today, by their first names; the first leads it. */
  GroupHub hasGroup(String owner, String groupId, String... members) {
    return registers(owner, groupId, "resource", ledBy(members));
  }

  static String ledBy(String... members) {
    return "'leader':{'address':'%s@example.no'},'members':[%s]"
        .formatted(
            members[0], String.join(",", List.of(members).stream().map(GroupHub::member).toList()));
  }

  static String member(String name) {
    return "{'name':'%s','address':'%s@example.no'}".formatted(name, name);
  }

  Received record(String owner, String groupId, String kind, String fields) {
    Received record =
        Messages.admitted(
            Messages.from(
                owner,
                Types.GROUP_REGISTERED,
                "m-" + topic.size(),
                "{'owner':'%s','groupId':'%s','kind':'%s','name':'Gruppe %s',%s%s}"
                    .formatted(owner, groupId, kind, groupId, contact(groupId, fields), fields)),
            Topics.PRIVATE_GROUPS,
            topic.size(),
            CLOCK.instant());
    topic.add(record);
    return record;
  }

  /** Unless the fields name one. */
  private static String contact(String groupId, String fields) {
    return fields.contains("'contact'")
        ? ""
        : "'contact':{'name':'Kontakt','address':'kontakt.%s@example.no'},".formatted(groupId);
  }

  void project(List<Received> records) {
    projection.project(new Batch(records, null));
  }

  Group group(String key) {
    return group(key, TODAY);
  }

  Group group(String key, LocalDate on) {
    return groups.find(List.of(key), on).get(0);
  }

  List<Map<String, Object>> audit() {
    return database
        .jdbc()
        .queryForList("SELECT who, action, subject FROM kept.audit ORDER BY 1, 3");
  }

  static List<String> names(Group group) {
    return group.members().stream().map(Member::name).toList();
  }

  /** As Spring builds it, because its constructor is its own package's. */
  static Projecting projecting(TestDatabase database) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(JdbcTemplate.class, database::jdbc);
    context.registerBean(TransactionTemplate.class, database::transactions);
    context.registerBean(CamelContext.class, () -> new DefaultCamelContext());
    context.registerBean(Parking.class);
    context.registerBean(Projecting.class);
    context.refresh();
    return context.getBean(Projecting.class);
  }
}
