package no.nov.hub.shared.membership;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The newest list of each association's member organisations; for that association's eyes only. */
@Component
public class MemberListTables {

  private final JdbcTemplate jdbc;

  public MemberListTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param members those among the asked that are members
   */
  public record Answer(LocalDate asOf, Set<String> members) {}

  record Sent(String association, LocalDate asOf, String[] organisations, UUID receiptId) {

    /** Of two for the same date, the later is the mended one. */
    Sent newer(Sent later) {
      return later.asOf().isBefore(asOf) ? this : later;
    }
  }

  /**
   * Which of the organisations are members.
   *
   * @return empty if the association has sent no list
   */
  public Optional<Answer> among(String association, Collection<String> organisations) {
    List<LocalDate> asOf =
        jdbc.queryForList(
            "SELECT as_of FROM kept.member_list WHERE association = ?",
            LocalDate.class,
            association);
    return asOf.stream()
        .findAny()
        .map(date -> new Answer(date, members(association, organisations)));
  }

  private Set<String> members(String association, Collection<String> organisations) {
    return new HashSet<>(
        jdbc.queryForList(
            """
            SELECT m.organisation
            FROM UNNEST(CAST(? AS VARCHAR(9) ARRAY)) AS o (organisation)
            JOIN kept.member_organisation AS m ON m.organisation = o.organisation
            WHERE m.association = ?
            """,
            String.class,
            organisations.toArray(String[]::new),
            association));
  }

  /** Puts lists in the place of those that are not newer. At most one for each association. */
  void put(Collection<Sent> lists) {
    Map<String, LocalDate> known = known();
    List<Sent> newer =
        lists.stream()
            .filter(
                list -> !list.asOf().isBefore(known.getOrDefault(list.association(), list.asOf())))
            .toList();
    List<Object[]> associations =
        newer.stream().map(list -> new Object[] {list.association()}).toList();
    jdbc.batchUpdate("DELETE FROM kept.member_organisation WHERE association = ?", associations);
    jdbc.batchUpdate("DELETE FROM kept.member_list WHERE association = ?", associations);
    jdbc.batchUpdate(
        "INSERT INTO kept.member_list (association, as_of, receipt_id) VALUES (?, ?, ?)",
        newer.stream()
            .map(list -> new Object[] {list.association(), list.asOf(), list.receiptId()})
            .toList());
    jdbc.batchUpdate(
        """
        INSERT INTO kept.member_organisation (association, organisation)
        SELECT CAST(? AS VARCHAR(32)), o.organisation
        FROM UNNEST(CAST(? AS VARCHAR(9) ARRAY)) AS o (organisation)
        """,
        newer.stream()
            .map(list -> new Object[] {list.association(), list.organisations()})
            .toList());
  }

  private Map<String, LocalDate> known() {
    Map<String, LocalDate> known = new HashMap<>();
    jdbc.query(
        "SELECT association, as_of FROM kept.member_list",
        row -> {
          known.put(row.getString(1), row.getObject(2, LocalDate.class));
        });
    return known;
  }
}
