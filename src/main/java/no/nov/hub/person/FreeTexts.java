package no.nov.hub.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Texts in which others may have named a person. */
public final class FreeTexts {

  private final JdbcTemplate jdbc;

  public FreeTexts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the person's names and address out of a column.
   *
   * @param keys columns that tell the rows of the table apart
   * @return how many rows named the person
   */
  public int unname(Erasure erasure, String table, String column, String... keys) {
    Set<String> words = new TreeSet<>(erasure.names());
    words.add(erasure.address());
    String query =
        "SELECT %s, %s FROM %s WHERE POSITION(? IN LOWER(%s)) > 0"
            .formatted(column, String.join(", ", keys), table, column);
    List<Object[]> cleaned = new ArrayList<>();
    for (String word : words) {
      jdbc.query(
          query,
          row -> {
            Object[] values = new Object[keys.length + 1];
            values[0] = erasure.without(row.getString(1));
            for (int i = 1; i <= keys.length; i++) {
              values[i] = row.getObject(i + 1);
            }
            cleaned.add(values);
          },
          word.toLowerCase(Locale.ROOT));
    }
    String where =
        Arrays.stream(keys).map(key -> key + " = ?").collect(Collectors.joining(" AND "));
    jdbc.batchUpdate("UPDATE %s SET %s = ? WHERE %s".formatted(table, column, where), cleaned);
    return cleaned.size();
  }
}
