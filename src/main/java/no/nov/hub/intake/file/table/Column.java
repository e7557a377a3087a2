package no.nov.hub.intake.file.table;

import java.util.List;
import java.util.Locale;

/**
 * A column that a table may have.
 *
 * @param field path inside the data, such as {@code venue.name}
 * @param form how its cells are read
 * @param names as they may stand in the header: Norwegian, English, then other words for it
 */
record Column(String field, Form form, List<String> names) {

  static Column of(String field, Form form, String... names) {
    return new Column(field, form, List.of(names));
  }

  String norwegian() {
    return names.get(0);
  }

  boolean isCalled(String header) {
    String wanted = normal(header);
    return names.stream().anyMatch(name -> normal(name).equals(wanted));
  }

  /** Case, spaces and hyphens do not matter in a header. */
  static String normal(String header) {
    return Marks.without(header).toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00A0_*:-]+", "");
  }
}
