package no.nov.hub.platform.database;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows that are inserted if they are not there, and changed if they are. The types of columns are
 * read from the database, once for all that write to it; how wide one is only the migrations say,
 * and what is too long for it is refused, never cut.
 */
public final class Upserts {

  /** By table and column, of each database that is in use. */
  private static final Map<DataSource, Map<String, Map<String, String>>> TYPES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final JdbcTemplate jdbc;

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
    Map<String, String> known = types(table);
    if (!known.containsKey(column)) {
      throw new IllegalArgumentException("%s has no column %s".formatted(table, column));
    }
    return known.get(column);
  }

  /** Nobody waits for another who reads, since that one may wait for a connection. */
  private Map<String, String> types(String table) {
    Map<String, Map<String, String>> known =
        TYPES.computeIfAbsent(jdbc.getDataSource(), database -> new ConcurrentHashMap<>());
    Map<String, String> types = known.get(table);
    if (types == null) {
      types = read(table);
      known.put(table, types);
    }
    return types;
  }

  /** By column, as CAST takes it. */
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
    if (read.isEmpty()) {
      throw new InvalidDataAccessResourceUsageException("There is no table " + table);
    }
    return read;
  }
}
