package no.nov.hub.intake.people;

import static no.nov.hub.platform.database.Rows.utc;
import static no.nov.hub.platform.database.Rows.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.platform.language.Language;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Persons and their roles as they are stored. */
@Repository
class PersonTables {

  private static final String PERSON = "p.person_id, p.name, p.address, p.language";

  private static final String ROLE =
      "r.role_id, r.person_id, r.role, r.participant, r.group_id, r.from_day, r.until_day";

  private final JdbcTemplate jdbc;

  PersonTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(Person person, Instant now) {
    jdbc.update(
        "INSERT INTO kept.person (person_id, name, address, language, created_at) VALUES (?, ?, ?, ?, ?)",
        person.id(),
        person.name(),
        person.address(),
        person.language().code(),
        utc(now));
  }

  void change(Person person) {
    jdbc.update(
        "UPDATE kept.person SET name = ?, address = ?, language = ? WHERE person_id = ?",
        person.name(),
        person.address(),
        person.language().code(),
        person.id());
  }

  Optional<Person> find(UUID id) {
    return jdbc
        .query("SELECT " + PERSON + " FROM kept.person p WHERE p.person_id = ?", this::person, id)
        .stream()
        .findFirst();
  }

  Optional<Person> ofAddress(String address) {
    return jdbc
        .query(
            "SELECT " + PERSON + " FROM kept.person p WHERE p.address = ?", this::person, address)
        .stream()
        .findFirst();
  }

  List<Person> all() {
    return jdbc.query("SELECT " + PERSON + " FROM kept.person p ORDER BY p.name", this::person);
  }

  List<GivenRole> roles(UUID person) {
    return jdbc.query(
        "SELECT "
            + ROLE
            + " FROM kept.person_role r WHERE r.person_id = ? ORDER BY r.from_day, r.role",
        this::role,
        person);
  }

  /**
   * @param participant null for the roles of the hub itself
   */
  List<GivenRole> rolesFor(String participant) {
    String where = participant == null ? "r.participant IS NULL" : "r.participant = ?";
    Object[] arguments = participant == null ? new Object[0] : new Object[] {participant};
    return jdbc.query(
        "SELECT "
            + ROLE
            + " FROM kept.person_role r WHERE "
            + where
            + " ORDER BY r.from_day, r.role",
        this::role,
        arguments);
  }

  Optional<GivenRole> findRole(UUID id) {
    return jdbc
        .query("SELECT " + ROLE + " FROM kept.person_role r WHERE r.role_id = ?", this::role, id)
        .stream()
        .findFirst();
  }

  void give(GivenRole role, String by, Instant now) {
    jdbc.update(
        """
        INSERT INTO kept.person_role
          (role_id, person_id, role, participant, group_id, from_day, until_day, given_by, given_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        role.id(),
        role.personId(),
        role.role().name(),
        role.participant(),
        role.groupId(),
        role.from(),
        role.until(),
        by,
        utc(now));
  }

  void end(UUID role, LocalDate lastDay) {
    jdbc.update("UPDATE kept.person_role SET until_day = ? WHERE role_id = ?", lastDay, role);
  }

  /** So that two who each take the other's role do so one after the other. */
  void lockRoles() {
    jdbc.queryForList("SELECT role_id FROM kept.person_role FOR UPDATE", UUID.class);
  }

  private Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        uuid(row, "person_id"),
        row.getString("name"),
        row.getString("address"),
        Language.of(row.getString("language")));
  }

  private GivenRole role(ResultSet row, int number) throws SQLException {
    return new GivenRole(
        uuid(row, "role_id"),
        uuid(row, "person_id"),
        Role.valueOf(row.getString("role")),
        row.getString("participant"),
        row.getString("group_id"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class));
  }
}
