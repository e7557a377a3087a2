package no.nov.hub.groups.group;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.OwnedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables of groups: two queries, whatever the number of groups. */
@Component
class GroupQueries {

  private final JdbcClient jdbc;
  private final GroupHistoryTables history;

  GroupQueries(JdbcTemplate jdbc) {
    this.jdbc = JdbcClient.create(jdbc);
    this.history = new GroupHistoryTables(jdbc);
  }

  List<GroupThen> at(String owner, LocalDate day) {
    return history.at(owner, day);
  }

  Optional<GroupThen> at(String owner, String groupId, LocalDate day) {
    return history.at(owner, groupId, day);
  }

  /** In the order of their keys. */
  List<Registration> of(String owner) {
    return withSeats(
        jdbc.sql("SELECT * FROM kept.registered_group WHERE owner = :owner")
            .param("owner", owner)
            .query((row, number) -> group(row))
            .list());
  }

  /**
   * In the order of their keys.
   *
   * @param keys of groups
   * @param led owners whose resource and expert groups are wanted as well
   */
  List<Registration> find(Collection<String> keys, Collection<String> led) {
    return withSeats(
        jdbc.sql(
                """
                SELECT * FROM kept.registered_group
                WHERE (owner, group_id) IN (:keys)
                  OR (owner IN (:led) AND kind IN ('RESOURCE', 'EXPERT'))
                """)
            .param("keys", pairs(keys.stream()))
            .param("led", led.isEmpty() ? Set.of("") : led)
            .query((row, number) -> group(row))
            .list());
  }

  private List<Registration> withSeats(List<Registration> groups) {
    if (groups.isEmpty()) {
      return groups;
    }
    Map<String, List<Seat>> seats = new HashMap<>();
    jdbc.sql("SELECT * FROM kept.group_member WHERE (owner, group_id) IN (:keys)")
        .param("keys", pairs(groups.stream().map(Registration::key)))
        .query(
            row -> {
              seats
                  .computeIfAbsent(
                      row.getString("owner") + "/" + row.getString("group_id"),
                      key -> new ArrayList<>())
                  .add(seat(row));
            });
    return groups.stream()
        .map(group -> group.with(seats.getOrDefault(group.key(), List.of())))
        .sorted((a, b) -> a.key().compareTo(b.key()))
        .collect(Collectors.toList());
  }

  /** Owner and group id as the two values that SQL compares together. */
  static List<Object[]> pairs(Stream<String> keys) {
    return keys.distinct()
        .map(OwnedKey::parse)
        .map(key -> new Object[] {key.owner(), key.id()})
        .toList();
  }

  private static Registration group(ResultSet row) throws SQLException {
    return new Registration(
        row.getString("owner"),
        row.getString("group_id"),
        Group.Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("leader"),
        date(row, "leader_since"),
        row.getString("deputy"),
        new Person(row.getString("contact_name"), row.getString("contact_address")),
        substitute(row),
        row.getBoolean("shows_all"),
        row.getString("charter"),
        date(row, "closed_on"),
        instant(row, "registered_at"),
        uuid(row, "receipt_id"),
        List.of());
  }

  private static Substitute substitute(ResultSet row) throws SQLException {
    String address = row.getString("substitute_address");
    return address == null
        ? null
        : new Substitute(
            new Person(row.getString("substitute_name"), address),
            new Days(date(row, "substitute_from"), date(row, "substitute_until")));
  }

  static Seat seat(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new Seat(
        new Member(
            new Recipient(
                row.getString("address"),
                row.getString("name"),
                Language.of(row.getString("language"))),
            row.getString("organisation"),
            row.getString("represents"),
            date(row, "member_from"),
            date(row, "member_until"),
            row.getBoolean("informed_only"),
            zone == null ? null : ZoneId.of(zone)),
        row.getString("organisation_number"),
        row.getBoolean("personal_member"));
  }

  private static LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
