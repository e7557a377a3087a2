package no.nov.hub.intake.user;

import static no.nov.hub.platform.database.Rows.utc;
import static no.nov.hub.platform.database.Rows.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.platform.language.Language;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Persons and their roles as they are stored. */
@Repository
class UserTables {

  private static final String USER = "u.user_id, u.name, u.address, u.language";

  private static final String ROLE =
      "r.role_id, r.user_id, r.role, r.participant, r.group_id, r.from_day, r.until_day";

  private final JdbcTemplate jdbc;

  UserTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(User user, Instant now) {
    jdbc.update(
        "INSERT INTO kept.hub_user (user_id, name, address, language, created_at) VALUES (?, ?, ?, ?, ?)",
        user.id(),
        user.name(),
        user.address(),
        user.language().code(),
        utc(now));
  }

  void change(User user) {
    jdbc.update(
        "UPDATE kept.hub_user SET name = ?, address = ?, language = ? WHERE user_id = ?",
        user.name(),
        user.address(),
        user.language().code(),
        user.id());
  }

  Optional<User> find(UUID id) {
    return jdbc
        .query("SELECT " + USER + " FROM kept.hub_user u WHERE u.user_id = ?", this::user, id)
        .stream()
        .findFirst();
  }

  Optional<User> ofAddress(String address) {
    return jdbc
        .query("SELECT " + USER + " FROM kept.hub_user u WHERE u.address = ?", this::user, address)
        .stream()
        .findFirst();
  }

  List<User> all() {
    return jdbc.query("SELECT " + USER + " FROM kept.hub_user u ORDER BY u.name", this::user);
  }

  List<GivenRole> roles(UUID user) {
    return jdbc.query(
        "SELECT " + ROLE + " FROM kept.user_role r WHERE r.user_id = ? ORDER BY r.from_day, r.role",
        this::role,
        user);
  }

  /**
   * @param participant null for the roles of the hub itself
   */
  List<GivenRole> rolesFor(String participant) {
    String where = participant == null ? "r.participant IS NULL" : "r.participant = ?";
    Object[] arguments = participant == null ? new Object[0] : new Object[] {participant};
    return jdbc.query(
        "SELECT " + ROLE + " FROM kept.user_role r WHERE " + where + " ORDER BY r.from_day, r.role",
        this::role,
        arguments);
  }

  Optional<GivenRole> findRole(UUID id) {
    return jdbc
        .query("SELECT " + ROLE + " FROM kept.user_role r WHERE r.role_id = ?", this::role, id)
        .stream()
        .findFirst();
  }

  void give(GivenRole role, String by, Instant now) {
    jdbc.update(
        """
        INSERT INTO kept.user_role
          (role_id, user_id, role, participant, group_id, from_day, until_day, given_by, given_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        role.id(),
        role.userId(),
        role.role().name(),
        role.participant(),
        role.groupId(),
        role.from(),
        role.until(),
        by,
        utc(now));
  }

  void end(UUID role, LocalDate lastDay) {
    jdbc.update("UPDATE kept.user_role SET until_day = ? WHERE role_id = ?", lastDay, role);
  }

  Instant createdAt(UUID user) {
    return jdbc.queryForObject(
            "SELECT created_at FROM kept.hub_user WHERE user_id = ?", OffsetDateTime.class, user)
        .toInstant();
  }

  /** With all roles. */
  void delete(UUID user) {
    jdbc.update("DELETE FROM kept.user_invitation WHERE user_id = ?", user);
    jdbc.update("DELETE FROM kept.user_role WHERE user_id = ?", user);
    jdbc.update("DELETE FROM kept.hub_user WHERE user_id = ?", user);
  }

  /** So that two who each take the other's role do so one after the other. */
  void lockRoles() {
    jdbc.queryForList("SELECT role_id FROM kept.user_role FOR UPDATE", UUID.class);
  }

  private User user(ResultSet row, int number) throws SQLException {
    return new User(
        uuid(row, "user_id"),
        row.getString("name"),
        row.getString("address"),
        Language.of(row.getString("language")));
  }

  private GivenRole role(ResultSet row, int number) throws SQLException {
    return new GivenRole(
        uuid(row, "role_id"),
        uuid(row, "user_id"),
        Role.valueOf(row.getString("role")),
        row.getString("participant"),
        row.getString("group_id"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class));
  }
}
