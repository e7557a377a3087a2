package no.nov.hub.platform.database;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What is written of each row, column by column. It is one MERGE a row, all sent together. Where
 * another instance inserts the same row meanwhile, the MERGE fails with a duplicate key, and the
 * whole transaction is to be done again.
 */
public final class Upsert<T> {

  /** In SQL the row that is there is t, and the one that is written n. */
  private record Column<T>(String name, Function<? super T, ?> value, String change) {

    Object of(T row) {
      return Rows.stored(value.apply(row));
    }
  }

  private final Upserts upserts;
  private final String table;
  private final List<T> rows;
  private final List<Column<T>> columns = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  Upsert(Upserts upserts, String table, List<T> rows) {
    this.upserts = upserts;
    this.table = table;
    this.rows = rows;
  }

  /** What tells the row. */
  public Upsert<T> key(String column, Function<? super T, ?> value) {
    keys.add(column);
    return once(column, value);
  }

  /** What stays as it was inserted. */
  public Upsert<T> once(String column, Function<? super T, ?> value) {
    columns.add(new Column<>(column, value, null));
    return this;
  }

  public Upsert<T> set(String column, Function<? super T, ?> value) {
    return set(column, value, "n." + column);
  }

  /**
   * What becomes of the column is told in SQL.
   *
   * @param value if the row is inserted
   * @param change what it becomes if the row is there, in SQL, where t is that row and n the new
   */
  public Upsert<T> set(String column, Function<? super T, ?> value, String change) {
    columns.add(new Column<>(column, value, change));
    return this;
  }

  /**
   * In the order in which the rows were given.
   *
   * @return of each row 1 if it was inserted or changed, and 0 if it was there and stays as it is
   */
  public int[] write() {
    if (rows.isEmpty()) {
      return new int[0];
    }
    return upserts.write(sql(), rows.stream().map(this::values).toList());
  }

  private Object[] values(T row) {
    return columns.stream().map(column -> column.of(row)).toArray();
  }

  private String sql() {
    return """
    MERGE INTO %s t
    USING (SELECT %s) n
    ON %s
    %sWHEN NOT MATCHED THEN INSERT (%s) VALUES (%s)
    """
        .formatted(
            table,
            each("CAST(? AS %2$s) AS %1$s"),
            keys.stream().map(key -> "t.%1$s = n.%1$s".formatted(key)).collect(joining(" AND ")),
            update(),
            each("%1$s"),
            each("n.%1$s"));
  }

  private String each(String form) {
    return columns.stream()
        .map(column -> form.formatted(column.name(), upserts.type(table, column.name())))
        .collect(joining(", "));
  }

  private String update() {
    String changes =
        columns.stream()
            .filter(column -> column.change() != null)
            .map(column -> column.name() + " = " + column.change())
            .collect(joining(", "));
    return changes.isEmpty() ? "" : "WHEN MATCHED THEN UPDATE SET " + changes + "\n";
  }
}
