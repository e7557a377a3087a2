package no.nov.hub.intake.admission;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** One value of each row, as an SQL array: so a table takes one statement, however many rows. */
record ArrayColumn(String name, String type, Object[] values) {

  static ArrayColumn of(String name, String type, Collection<?> values) {
    return new ArrayColumn(name, type, values.toArray());
  }

  static <T> ArrayColumn of(
      String name, String type, Collection<T> rows, Function<T, Object> value) {
    return new ArrayColumn(name, type, rows.stream().map(value).toArray());
  }

  boolean isEmpty() {
    return values.length == 0;
  }

  /** Inserts the rows whose first column is not there. */
  static String added(String table, ArrayColumn... columns) {
    return """
    INSERT INTO %1$s (%2$s)
    SELECT %3$s FROM %4$s AS n (%2$s)
    WHERE NOT EXISTS (SELECT 1 FROM %1$s t WHERE t.%5$s = n.%5$s)
    """
        .formatted(
            table,
            each("%1$s", ", ", columns),
            each("n.%1$s", ", ", columns),
            unnested(columns),
            columns[0].name());
  }

  /**
   * Inserts the rows that are not there, and changes the others.
   *
   * @param keys how many of the columns, from the first, tell the row
   */
  static String merged(String table, int keys, ArrayColumn... columns) {
    return """
    MERGE INTO %1$s t
    USING (SELECT %2$s FROM %3$s AS u (%4$s)) n
    ON %5$s
    WHEN MATCHED THEN UPDATE SET %6$s
    WHEN NOT MATCHED THEN INSERT (%4$s) VALUES (%7$s)
    """
        .formatted(
            table,
            each("u.%1$s", ", ", columns),
            unnested(columns),
            each("%1$s", ", ", columns),
            each("t.%1$s = n.%1$s", " AND ", Arrays.copyOf(columns, keys)),
            each("%1$s = n.%1$s", ", ", Arrays.copyOfRange(columns, keys, columns.length)),
            each("n.%1$s", ", ", columns));
  }

  private static String unnested(ArrayColumn... columns) {
    return "UNNEST(" + each("CAST(? AS %2$s ARRAY)", ", ", columns) + ")";
  }

  private static String each(String form, String between, ArrayColumn... columns) {
    return List.of(columns).stream()
        .map(column -> form.formatted(column.name(), column.type()))
        .collect(joining(between));
  }

  static PreparedStatement statement(Connection connection, String sql, ArrayColumn... columns)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < columns.length; i++) {
      statement.setArray(
          i + 1, connection.createArrayOf(columns[i].element(), columns[i].values()));
    }
    return statement;
  }

  /** As the driver names it: without a width. */
  private String element() {
    int width = type.indexOf('(');
    return (width < 0 ? type : type.substring(0, width)).toLowerCase(Locale.ROOT);
  }
}
