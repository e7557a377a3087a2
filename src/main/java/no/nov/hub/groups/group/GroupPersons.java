package no.nov.hub.groups.group;

import static no.nov.hub.platform.database.Rows.utc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.PersonalData;
import no.nov.hub.platform.message.Reason;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Seats in groups, and who leads them or stands in. Whoever is erased leaves a group without leader
 * or deputy; a group without contact could write to nobody, so that one must be replaced first.
 */
@Component
@Order(1)
class GroupPersons implements PersonalData {

  private final JdbcTemplate jdbc;
  private final ApplicationEventPublisher changes;

  GroupPersons(JdbcTemplate jdbc, ApplicationEventPublisher changes) {
    this.jdbc = jdbc;
    this.changes = changes;
  }

  @Override
  public String name() {
    return "groups";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    List<Map<String, Object>> entries = new ArrayList<>(seatsNow(address));
    entries.addAll(
        jdbc.queryForList(
            """
            SELECT owner, group_id, name, address, organisation, organisation_number, represents,
                   member_from, member_until
            FROM kept.group_seat WHERE address = ? ORDER BY owner, group_id, seat
            """,
            address));
    return entries;
  }

  private List<Map<String, Object>> seatsNow(String address) {
    return jdbc.queryForList(
        """
        SELECT m.owner, m.group_id, g.name AS group_name, m.name, m.address, m.organisation,
               m.organisation_number, m.personal_member, m.represents, m.member_from,
               m.member_until, m.informed_only, m.language, m.zone,
               COALESCE(g.leader = m.address, FALSE) AS leads,
               COALESCE(g.deputy = m.address, FALSE) AS is_deputy
        FROM kept.group_member m
        JOIN kept.registered_group g ON g.owner = m.owner AND g.group_id = m.group_id
        WHERE m.address = ? ORDER BY m.owner, m.group_id
        """,
        address);
  }

  @Override
  public Collection<String> addresses() {
    return jdbc.queryForList(
        """
        SELECT address FROM kept.group_member
        UNION SELECT substitute_address FROM kept.registered_group
          WHERE substitute_address IS NOT NULL
        UNION SELECT address FROM kept.group_seat
        UNION SELECT contact_address FROM kept.group_state
        """,
        String.class);
  }

  @Override
  public Set<String> names(String address) {
    return new TreeSet<>(
        jdbc.queryForList(
            """
            SELECT name FROM kept.group_member WHERE address = ?
            UNION SELECT substitute_name FROM kept.registered_group WHERE substitute_address = ?
            UNION SELECT name FROM kept.group_seat WHERE address = ?
            UNION SELECT contact_name FROM kept.group_state WHERE contact_address = ?
            """,
            String.class,
            address,
            address,
            address,
            address));
  }

  @Override
  public List<Reason> hindrances(String address) {
    return jdbc
        .queryForList(
            "SELECT name FROM kept.registered_group WHERE contact_address = ? ORDER BY name",
            String.class,
            address)
        .stream()
        .map(
            group ->
                Reason.of(
                    "address",
                    "is_contact",
                    "Personen er kontaktperson for %s. Registrer gruppen med en annen kontaktperson først."
                        .formatted(group),
                    "The person is the contact of %s. Register the group with another contact first."
                        .formatted(group)))
        .toList();
  }

  @Override
  public int erase(Erasure erasure) {
    Set<String> touched = touched(erasure);
    int seats =
        jdbc.update(
            """
            DELETE FROM kept.group_member WHERE address = ? AND EXISTS
              (SELECT 1 FROM kept.registered_group g WHERE g.owner = group_member.owner
               AND g.group_id = group_member.group_id AND g.registered_at <= ?)
            """,
            erasure.address(),
            utc(erasure.at()));
    for (String head : List.of("leader", "deputy")) {
      jdbc.update(
          "UPDATE kept.registered_group SET %s = NULL WHERE %s = ? AND registered_at <= ?"
              .formatted(head, head),
          erasure.address(),
          utc(erasure.at()));
    }
    int substitutes =
        jdbc.update(
            """
            UPDATE kept.registered_group SET substitute_name = NULL, substitute_address = NULL,
              substitute_from = NULL, substitute_until = NULL
            WHERE substitute_address = ? AND registered_at <= ?
            """,
            erasure.address(),
            utc(erasure.at()));
    forgetHistory(erasure);
    forgetContact(erasure);
    if (!touched.isEmpty()) {
      changes.publishEvent(new GroupsChanged(touched));
    }
    return seats + substitutes;
  }

  /** Only where a copy of before was restored: otherwise another has been registered first. */
  private void forgetContact(Erasure erasure) {
    jdbc.update(
        """
        UPDATE kept.registered_group SET contact_name = ?, contact_address = ?
        WHERE contact_address = ? AND registered_at <= ?
        """,
        Erasure.NAMELESS,
        erasure.mark(),
        erasure.address(),
        utc(erasure.at()));
  }

  /** That there was a seat, a leader or a contact remains, so that earlier days can be judged. */
  private void forgetHistory(Erasure erasure) {
    jdbc.update(
        """
        UPDATE kept.group_seat SET address = ?, name = ?, organisation = NULL,
          organisation_number = NULL, zone = NULL
        WHERE address = ?
        """,
        erasure.mark(),
        Erasure.NAMELESS,
        erasure.address());
    for (String head : List.of("leader", "deputy")) {
      jdbc.update(
          "UPDATE kept.group_state SET %s = ? WHERE %s = ?".formatted(head, head),
          erasure.mark(),
          erasure.address());
    }
    jdbc.update(
        "UPDATE kept.group_state SET contact_name = ?, contact_address = ? WHERE contact_address = ?",
        Erasure.NAMELESS,
        erasure.mark(),
        erasure.address());
  }

  private Set<String> touched(Erasure erasure) {
    Set<String> keys = new TreeSet<>();
    jdbc.query(
        "SELECT owner, group_id FROM kept.group_member WHERE address = ?",
        row -> {
          keys.add(row.getString(1) + "/" + row.getString(2));
          keys.add(LeadersGroup.keyOf(row.getString(1)));
        },
        erasure.address());
    return keys;
  }
}
