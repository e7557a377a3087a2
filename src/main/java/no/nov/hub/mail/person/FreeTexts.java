package no.nov.hub.mail.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
    return replace(erasure, erasure::without, "TRUE", table, column, keys);
  }

  /** As {@link #unname}, in the values of a JSON document. */
  public int unnameJson(Erasure erasure, String table, String column, String... keys) {
    return unnameJsonWhere("TRUE", erasure, table, column, keys);
  }

  /** As {@link #unnameJson}, in some of the rows. */
  public int unnameJsonWhere(
      String condition, Erasure erasure, String table, String column, String... keys) {
    return replace(erasure, text -> json(text, erasure), condition, table, column, keys);
  }

  private int replace(
      Erasure erasure,
      UnaryOperator<String> cleaning,
      String condition,
      String table,
      String column,
      String[] keys) {
    Set<String> words = new TreeSet<>(erasure.names());
    words.add(erasure.address());
    String query =
        "SELECT %s, %s FROM %s WHERE POSITION(? IN LOWER(%s)) > 0 AND %s"
            .formatted(column, String.join(", ", keys), table, column, condition);
    List<Object[]> changed = new ArrayList<>();
    for (String word : words) {
      jdbc.query(
          query,
          row -> {
            String before = row.getString(1);
            String after = shortened(cleaning.apply(before), row.getMetaData().getPrecision(1));
            if (!after.equals(before)) {
              Object[] values = new Object[keys.length + 1];
              values[0] = after;
              for (int i = 1; i <= keys.length; i++) {
                values[i] = row.getObject(i + 1);
              }
              changed.add(values);
            }
          },
          word.toLowerCase(Locale.ROOT));
    }
    String where =
        Arrays.stream(keys).map(key -> key + " = ?").collect(Collectors.joining(" AND "));
    jdbc.batchUpdate("UPDATE %s SET %s = ? WHERE %s".formatted(table, column, where), changed);
    return changed.size();
  }

  /** What stands for a name can be longer than the name, and the column full. */
  private static String shortened(String text, int most) {
    return most > 0 && text.length() > most ? text.substring(0, most) : text;
  }

  private static String json(String text, Erasure erasure) {
    JsonNode document = Json.MAPPER.readTree(text);
    clean(document, erasure);
    return Json.MAPPER.writeValueAsString(document);
  }

  private static void clean(JsonNode node, Erasure erasure) {
    if (node instanceof ObjectNode fields) {
      for (String field : List.copyOf(fields.propertyNames())) {
        if (fields.get(field).isString()) {
          fields.put(field, erasure.without(fields.get(field).asString()));
        }
      }
    } else if (node instanceof ArrayNode items) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i).isString()) {
          items.set(i, items.stringNode(erasure.without(items.get(i).asString())));
        }
      }
    }
    node.forEach(part -> clean(part, erasure));
  }
}
