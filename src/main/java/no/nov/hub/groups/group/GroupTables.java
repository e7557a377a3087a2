package no.nov.hub.groups.group;

import static no.nov.hub.platform.database.Rows.utc;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the tables of groups: one statement a table for a whole batch. */
@Component
class GroupTables {

  private final JdbcTemplate jdbc;
  private final GroupHistoryTables history;

  GroupTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.history = new GroupHistoryTables(jdbc);
  }

  /**
   * What groups were on the days before.
   *
   * @param registrations all that came, in their order
   */
  void remember(Collection<Registration> registrations) {
    history.add(registrations);
  }

  /** A registration says everything, so it takes the place of the one before. */
  void put(Collection<Registration> registrations) {
    List<Object[]> keys = registrations.stream().map(GroupTables::key).toList();
    jdbc.batchUpdate("DELETE FROM kept.group_member WHERE owner = ? AND group_id = ?", keys);
    jdbc.batchUpdate("DELETE FROM kept.registered_group WHERE owner = ? AND group_id = ?", keys);
    jdbc.batchUpdate(
        """
        INSERT INTO kept.registered_group (owner, group_id, kind, name, leader, leader_since,
          deputy, contact_name, contact_address, substitute_name, substitute_address,
          substitute_from, substitute_until, shows_all, charter, closed_on, registered_at,
          receipt_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        registrations.stream().map(GroupTables::row).toList());
    jdbc.batchUpdate(
        """
        INSERT INTO kept.group_member (owner, group_id, address, name, organisation,
          organisation_number, personal_member, represents, member_from, member_until,
          informed_only, language, zone)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        registrations.stream()
            .flatMap(group -> group.seats().stream().map(seat -> row(group, seat)))
            .toList());
  }

  private static Object[] key(Registration group) {
    return new Object[] {group.owner(), group.groupId()};
  }

  private static Object[] row(Registration group) {
    Substitute substitute = group.substitute();
    return new Object[] {
      group.owner(),
      group.groupId(),
      group.kind().name(),
      group.name(),
      group.leader(),
      group.leaderSince(),
      group.deputy(),
      group.contact().name(),
      group.contact().address(),
      substitute == null ? null : substitute.person().name(),
      substitute == null ? null : substitute.person().address(),
      substitute == null ? null : substitute.days().from(),
      substitute == null ? null : substitute.days().until(),
      group.showsAll(),
      group.charter(),
      group.closedOn(),
      utc(group.registeredAt()),
      group.receiptId()
    };
  }

  private static Object[] row(Registration group, Seat seat) {
    Member member = seat.member();
    return new Object[] {
      group.owner(),
      group.groupId(),
      member.address(),
      member.name(),
      member.organisation(),
      seat.organisationNumber(),
      seat.personalMember(),
      member.represents(),
      member.from(),
      member.until(),
      member.informedOnly(),
      member.person().language().code(),
      member.zone() == null ? null : member.zone().getId()
    };
  }
}
