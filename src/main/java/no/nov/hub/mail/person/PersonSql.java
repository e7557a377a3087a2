package no.nov.hub.mail.person;

import static no.nov.hub.platform.database.Rows.utc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What tables keep about a person, by statements in which {@code :address} is the person's. Those
 * that erase can also name {@code :mark}, {@code :nameless} and {@code :at} of the erasure.
 */
public final class PersonSql {

  private final NamedParameterJdbcTemplate jdbc;

  public PersonSql(JdbcTemplate jdbc) {
    this.jdbc = new NamedParameterJdbcTemplate(jdbc);
  }

  /** The rows of all queries, as an export shows them. */
  public List<Map<String, Object>> rows(String address, String... queries) {
    return Stream.of(queries)
        .flatMap(query -> jdbc.queryForList(query, Map.of("address", address)).stream())
        .toList();
  }

  /** The only column of a query, each value once. */
  public Set<String> values(String address, String query) {
    return new TreeSet<>(jdbc.queryForList(query, Map.of("address", address), String.class));
  }

  /** The only column of a query about all persons. */
  public List<String> addresses(String query) {
    return jdbc.queryForList(query, Map.of(), String.class);
  }

  /**
   * @return how many rows all statements have changed
   */
  public int change(Erasure erasure, String... statements) {
    Map<String, Object> parameters =
        Map.of(
            "address",
            erasure.address(),
            "mark",
            erasure.mark(),
            "nameless",
            Erasure.NAMELESS,
            "at",
            utc(erasure.at()));
    return Stream.of(statements).mapToInt(statement -> jdbc.update(statement, parameters)).sum();
  }
}
