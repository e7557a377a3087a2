package no.nov.hub.groups.group;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.mail.person.PersonSql;
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

  private final PersonSql sql;
  private final ApplicationEventPublisher changes;

  GroupPersons(JdbcTemplate jdbc, ApplicationEventPublisher changes) {
    this.sql = new PersonSql(jdbc);
    this.changes = changes;
  }

  @Override
  public String name() {
    return "groups";
  }

  @Override
  public List<Map<String, Object>> about(String address) {
    return sql.rows(
        address,
        """
        SELECT m.owner, m.group_id, g.name AS group_name, m.name, m.address, m.organisation,
               m.organisation_number, m.personal_member, m.represents, m.member_from,
               m.member_until, m.informed_only, m.language, m.zone,
               COALESCE(g.leader = m.address, FALSE) AS leads,
               COALESCE(g.deputy = m.address, FALSE) AS is_deputy
        FROM kept.group_member m
        JOIN kept.registered_group g ON g.owner = m.owner AND g.group_id = m.group_id
        WHERE m.address = :address ORDER BY m.owner, m.group_id
        """,
        """
        SELECT owner, group_id, name, address, organisation, organisation_number, represents,
               member_from, member_until
        FROM kept.group_seat WHERE address = :address ORDER BY owner, group_id, seat
        """);
  }

  @Override
  public Collection<String> addresses() {
    return sql.addresses(
        """
        SELECT address FROM kept.group_member
        UNION SELECT substitute_address FROM kept.registered_group
          WHERE substitute_address IS NOT NULL
        UNION SELECT address FROM kept.group_seat
        UNION SELECT contact_address FROM kept.group_state
        """);
  }

  @Override
  public Set<String> names(String address) {
    return sql.values(
        address,
        """
        SELECT name FROM kept.group_member WHERE address = :address
        UNION SELECT substitute_name FROM kept.registered_group WHERE substitute_address = :address
        UNION SELECT name FROM kept.group_seat WHERE address = :address
        UNION SELECT contact_name FROM kept.group_state WHERE contact_address = :address
        """);
  }

  @Override
  public List<Reason> hindrances(String address) {
    return sql
        .rows(
            address,
            """
            SELECT name FROM kept.registered_group WHERE contact_address = :address ORDER BY name
            """)
        .stream()
        .map(
            row ->
                Reason.of(
                    "address",
                    "is_contact",
                    "Personen er kontaktperson for %s. Registrer gruppen med en annen kontaktperson først."
                        .formatted(row.get("name")),
                    "The person is the contact of %s. Register the group with another contact first."
                        .formatted(row.get("name"))))
        .toList();
  }

  @Override
  public int erase(Erasure erasure) {
    Set<String> touched = touched(erasure.address());
    int entries =
        sql.change(
            erasure,
            """
            DELETE FROM kept.group_member WHERE address = :address AND EXISTS
              (SELECT 1 FROM kept.registered_group g WHERE g.owner = group_member.owner
               AND g.group_id = group_member.group_id AND g.registered_at <= :at)
            """,
            """
            UPDATE kept.registered_group SET substitute_name = NULL, substitute_address = NULL,
              substitute_from = NULL, substitute_until = NULL
            WHERE substitute_address = :address AND registered_at <= :at
            """);
    leaveWithoutHead(erasure);
    forgetHistory(erasure);
    forgetContact(erasure);
    if (!touched.isEmpty()) {
      changes.publishEvent(new GroupsChanged(touched));
    }
    return entries;
  }

  private void leaveWithoutHead(Erasure erasure) {
    sql.change(
        erasure,
        """
        UPDATE kept.registered_group SET leader = NULL
        WHERE leader = :address AND registered_at <= :at
        """,
        """
        UPDATE kept.registered_group SET deputy = NULL
        WHERE deputy = :address AND registered_at <= :at
        """);
  }

  /** Only where a copy of before was restored: otherwise another has been registered first. */
  private void forgetContact(Erasure erasure) {
    sql.change(
        erasure,
        """
        UPDATE kept.registered_group SET contact_name = :nameless, contact_address = :mark
        WHERE contact_address = :address AND registered_at <= :at
        """);
  }

  /** That there was a seat, a leader or a contact remains, so that earlier days can be judged. */
  private void forgetHistory(Erasure erasure) {
    sql.change(
        erasure,
        """
        UPDATE kept.group_seat SET address = :mark, name = :nameless, organisation = NULL,
          organisation_number = NULL, zone = NULL
        WHERE address = :address
        """,
        "UPDATE kept.group_state SET leader = :mark WHERE leader = :address",
        "UPDATE kept.group_state SET deputy = :mark WHERE deputy = :address",
        """
        UPDATE kept.group_state SET contact_name = :nameless, contact_address = :mark
        WHERE contact_address = :address
        """);
  }

  private Set<String> touched(String address) {
    Set<String> owners =
        sql.values(address, "SELECT owner FROM kept.group_member WHERE address = :address");
    Set<String> keys =
        sql.values(
            address,
            "SELECT owner || '/' || group_id FROM kept.group_member WHERE address = :address");
    owners.forEach(owner -> keys.add(LeadersGroup.keyOf(owner)));
    return keys;
  }
}
