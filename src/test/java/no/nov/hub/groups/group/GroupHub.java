package no.nov.hub.groups.group;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.SubjectHub;
import no.nov.hub.mail.person.ErasureTables;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Received;

/** Groups, on one day that does not pass. */
final class GroupHub extends SubjectHub {

  static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-30T08:00:00Z"), ZoneId.of("Europe/Oslo"));

  final GroupQueries rows;
  final Groups groups;
  final List<GroupsChanged> told = new ArrayList<>();

  GroupHub() {
    super(CLOCK.instant());
    with(GroupProjection.class, this::projection);
    reads(Topics.PRIVATE_GROUPS, GroupProjection.class);
    start("no.nov.hub.groups.group");
    rows = bean(GroupQueries.class);
    groups = bean(Groups.class);
  }

  private GroupProjection projection() {
    return new GroupProjection(
        bean(Projecting.class),
        bean(GroupTables.class),
        bean(ErasureTables.class),
        bean(AuditLog.class),
        event -> told.add((GroupsChanged) event));
  }

  /** A group with a contact; the fields say the rest. */
  GroupHub registers(String owner, String groupId, String kind, String fields) {
    read(List.of(registration(owner, groupId, kind, fields)));
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

  Received registration(String owner, String groupId, String kind, String fields) {
    return record(
        owner,
        Types.GROUP_REGISTERED,
        Topics.PRIVATE_GROUPS,
        "{'owner':'%s','groupId':'%s','kind':'%s','name':'Gruppe %s',%s%s}"
            .formatted(owner, groupId, kind, groupId, contact(groupId, fields), fields));
  }

  /** Unless the fields name one. */
  private static String contact(String groupId, String fields) {
    return fields.contains("'contact'")
        ? ""
        : "'contact':{'name':'Kontakt','address':'kontakt.%s@example.no'},".formatted(groupId);
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
}
