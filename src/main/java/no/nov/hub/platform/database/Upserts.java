package no.nov.hub.platform.database;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows that are inserted if they are not there, and changed if they are. The types of columns are
 * read from the database, once; how wide one is only the migrations say, and what is too long for
 * it is refused, never cut.
 */
public final class Upserts {

  private final JdbcTemplate jdbc;
  private final Map<String, Map<String, String>> types = new ConcurrentHashMap<>();

  public Upserts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Nothing is written until {@link Upsert#write}.
   *
   * @param table with its schema
   */
  public <T> Upsert<T> into(String table, Collection<T> rows) {
    return new Upsert<>(this, table, List.copyOf(rows));
  }

  /** One row. */
  public <T> Upsert<T> into(String table, T row) {
    return into(table, List.of(row));
  }

  int[] write(String sql, List<Object[]> rows) {
    return jdbc.batchUpdate(sql, rows);
  }

  String type(String table, String column) {
    Map<String, String> known = types.computeIfAbsent(table, this::read);
    if (known == null) {
      throw new InvalidDataAccessResourceUsageException("There is no table " + table);
    }
    if (!known.containsKey(column)) {
      throw new IllegalArgumentException("%s has no column %s".formatted(table, column));
    }
    return known.get(column);
  }

  /** By column, as CAST takes it; null, and so read again, if the table is not there. */
  private Map<String, String> read(String table) {
    Map<String, String> read = new HashMap<>();
    String[] names = table.split("\\.", 2);
    jdbc.query(
        """
        SELECT column_name, data_type FROM information_schema.columns
        WHERE table_schema = ? AND table_name = ?
        """,
        row -> {
          read.put(row.getString("column_name"), row.getString("data_type"));
        },
        names[0],
        names[1]);
    return read.isEmpty() ? null : read;
  }
}
