package no.nov.hub.groups.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.nov.hub.platform.message.OwnedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What groups were on earlier days, as far as the hub has been told. */
class GroupHistoryTables {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private static final String STATE =
      "owner, group_id, kind, name, leader, deputy, contact_name, contact_address, charter, closed_on";

  private final JdbcTemplate jdbc;
  private final JdbcClient client;

  GroupHistoryTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  /**
   * Adds what these registrations changed.
   *
   * @param registrations in the order in which they came
   */
  void add(Collection<Registration> registrations) {
    addStates(registrations);
    addSeats(registrations);
  }

  private static LocalDate day(Registration group) {
    return LocalDate.ofInstant(group.registeredAt(), NORWAY);
  }

  private void addStates(Collection<Registration> registrations) {
    Map<String, List<Object>> latest = latestStates(registrations);
    Map<List<Object>, Object[]> rows = new LinkedHashMap<>();
    for (Registration group : registrations) {
      List<Object> state = state(group);
      if (!state.equals(latest.put(group.key(), state))) {
        List<Object> row = new ArrayList<>(state);
        row.add(2, day(group));
        rows.put(List.of(group.key(), day(group)), row.toArray());
      }
    }
    jdbc.batchUpdate(
        "DELETE FROM kept.group_state WHERE owner = ? AND group_id = ? AND since = ?",
        rows.values().stream().map(row -> Arrays.copyOf(row, 3)).toList());
    jdbc.batchUpdate(
        """
        INSERT INTO kept.group_state (owner, group_id, since, kind, name, leader, deputy, contact_name, contact_address,
          charter, closed_on)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        List.copyOf(rows.values()));
  }

  private Map<String, List<Object>> latestStates(Collection<Registration> registrations) {
    Map<String, List<Object>> latest = new HashMap<>();
    client
        .sql(
            "SELECT %s FROM kept.group_state WHERE (owner, group_id) IN (:keys) ORDER BY since"
                .formatted(STATE))
        .param("keys", GroupQueries.pairs(registrations.stream().map(Registration::key)))
        .query(
            row -> {
              List<Object> state = new ArrayList<>();
              for (int column = 1; column <= 9; column++) {
                state.add(row.getString(column));
              }
              state.add(row.getObject(10, LocalDate.class));
              latest.put(row.getString(1) + "/" + row.getString(2), state);
            });
    return latest;
  }

  private static List<Object> state(Registration group) {
    return Arrays.asList(
        group.owner(),
        group.groupId(),
        group.kind().name(),
        group.name(),
        group.leader(),
        group.deputy(),
        group.contact().name(),
        group.contact().address(),
        group.charter(),
        group.closedOn());
  }

  private void addSeats(Collection<Registration> registrations) {
    Map<String, List<Seat>> known = new HashMap<>();
    client
        .sql("SELECT * FROM kept.group_seat WHERE (owner, group_id) IN (:keys) ORDER BY seat")
        .param("keys", GroupQueries.pairs(registrations.stream().map(Registration::key)))
        .query(
            row -> {
              known
                  .computeIfAbsent(key(row), group -> new ArrayList<>())
                  .add(GroupQueries.seat(row));
            });
    Map<String, SeatHistory> histories = new HashMap<>();
    for (Registration group : registrations) {
      histories
          .computeIfAbsent(group.key(), key -> new SeatHistory(known.getOrDefault(key, List.of())))
          .follow(group.seats(), day(group));
    }
    List<Object[]> rows = new ArrayList<>();
    histories.forEach((key, history) -> addRows(OwnedKey.parse(key), history, rows));
    jdbc.batchUpdate(
        "DELETE FROM kept.group_seat WHERE owner = ? AND group_id = ?",
        GroupQueries.pairs(registrations.stream().map(Registration::key)));
    jdbc.batchUpdate(
        """
        INSERT INTO kept.group_seat (owner, group_id, address, seat, name, organisation, organisation_number,
          personal_member, represents, member_from, member_until, informed_only, language, zone)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  private static void addRows(OwnedKey key, SeatHistory history, List<Object[]> rows) {
    for (String address : history.addresses()) {
      int number = 1;
      for (Seat seat : history.of(address)) {
        Member member = seat.member();
        rows.add(
            new Object[] {
              key.owner(),
              key.id(),
              address,
              number++,
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
            });
      }
    }
  }

  /** The groups of an owner that were open that day, in the order of their keys. */
  List<GroupThen> at(String owner, LocalDate day) {
    return read("owner = ?", day, owner);
  }

  Optional<GroupThen> at(String owner, String groupId, LocalDate day) {
    return read("owner = ? AND group_id = ?", day, owner, groupId).stream().findFirst();
  }

  private List<GroupThen> read(String which, LocalDate day, String... key) {
    Object[] values = Stream.concat(Stream.of(key), Stream.of(day)).toArray();
    Map<String, List<Seat>> seats = new HashMap<>();
    jdbc.query(
        "SELECT * FROM kept.group_seat WHERE %s AND (member_from IS NULL OR member_from <= ?)"
            .formatted(which),
        row -> {
          seats.computeIfAbsent(key(row), group -> new ArrayList<>()).add(GroupQueries.seat(row));
        },
        values);
    Map<String, LocalDate> knownSince = new HashMap<>();
    Map<String, GroupThen> groups = new LinkedHashMap<>();
    jdbc.query(
        """
        SELECT %s, since FROM kept.group_state WHERE %s AND since <= ? ORDER BY group_id, since
        """
            .formatted(STATE, which),
        row -> {
          String group = key(row);
          LocalDate since = row.getObject("since", LocalDate.class);
          knownSince.putIfAbsent(group, since);
          LocalDate closed = row.getObject("closed_on", LocalDate.class);
          groups.put(
              group,
              closed != null && !day.isBefore(closed)
                  ? null
                  : group(row, knownSince.get(group), seats.getOrDefault(group, List.of()), day));
        },
        values);
    return groups.values().stream().filter(Objects::nonNull).toList();
  }

  private static GroupThen group(
      ResultSet row, LocalDate knownSince, List<Seat> seats, LocalDate day) throws SQLException {
    List<Seat> byName =
        seats.stream().sorted(Comparator.comparing(seat -> seat.member().name())).toList();
    return new GroupThen(
        row.getString("owner"),
        row.getString("group_id"),
        Group.Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("charter"),
        knownSince,
        seated(row.getString("leader"), byName, day),
        seated(row.getString("deputy"), byName, day),
        new Person(row.getString("contact_name"), row.getString("contact_address")),
        byName);
  }

  private static String seated(String address, List<Seat> seats, LocalDate day) {
    return seats.stream()
            .anyMatch(seat -> seat.member().address().equals(address) && seat.isHeldOn(day))
        ? address
        : null;
  }

  private static String key(ResultSet row) throws SQLException {
    return row.getString("owner") + "/" + row.getString("group_id");
  }
}
