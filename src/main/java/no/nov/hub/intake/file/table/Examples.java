package no.nov.hub.intake.file.table;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the example rows of the templates say, so that it is never taken for a fact. Only cells with
 * the word itself in them count, which nobody's own cells have in the same words.
 */
final class Examples {

  private static final String WORD = "eksempel";
  private static final Map<TableKind, Set<String>> TEXTS = texts();

  private Examples() {}

  /** Whether a cell has what stands in an example, or a part of it. */
  static boolean has(TableKind kind, String text) {
    return text.toLowerCase(Locale.ROOT).contains(WORD)
        && (TEXTS.get(kind).contains(normal(text))
            || pieces(text).anyMatch(piece -> TEXTS.get(kind).contains(piece)));
  }

  private static Map<TableKind, Set<String>> texts() {
    Map<TableKind, Set<String>> texts = new EnumMap<>(TableKind.class);
    Template.all().forEach(template -> texts.put(template.kind(), texts(template)));
    return Collections.unmodifiableMap(texts);
  }

  private static Set<String> texts(Template template) {
    Set<String> texts = new HashSet<>();
    Stream.concat(template.rows().stream().flatMap(row -> row.stream()), Stream.of(Template.FIGURE))
        .flatMap(cell -> Stream.concat(Stream.of(normal(cell)), pieces(cell)))
        .filter(text -> text.contains(WORD))
        .forEach(texts::add);
    return texts;
  }

  private static Stream<String> pieces(String text) {
    return Stream.of(text.split("[|,;\n]")).map(Examples::normal);
  }

  /** Programs change case, spaces and commas when they save a text anew. */
  private static String normal(String text) {
    return Marks.without(text)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\u00A0\\u202F\\u2009]+", "");
  }
}
