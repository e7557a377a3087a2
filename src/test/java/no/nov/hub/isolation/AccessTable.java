package no.nov.hub.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The document of who may see and do what, as its readers find it. */
public final class AccessTable {

  static final Path FILE = Path.of("docs/access.md");

  static final List<String> KEYS = List.of("own key", "another's key", "operator's key");

  static final List<String> PEOPLE =
      List.of(
          "poster",
          "contact",
          "leader",
          "manager",
          "deputy",
          "secretary",
          "director",
          "another's people",
          "operator",
          "no role");

  /** All who try over HTTP. */
  static final List<String> EVERYBODY =
      Stream.of(List.of("nobody"), KEYS, PEOPLE).flatMap(List::stream).toList();

  private static final Map<String, List<String>> SEVERAL =
      Map.of("keys", KEYS, "people", PEOPLE, "everybody", EVERYBODY);

  private static final Set<String> NO_CALLERS = Set.of("thing", "what", "word");

  private AccessTable() {}

  /**
   * @param thing such as {@code GET /api/v1/groups}, or the name of a topic
   * @param what the thing is, in words; empty if it needs none
   * @param cells a word or two for each who tries
   */
  public record Line(String section, String thing, String what, Map<String, String> cells) {

    boolean isHttp() {
      return thing.matches("[A-Z]+ /.*");
    }

    boolean isRead() {
      return thing.startsWith("GET ");
    }

    String path() {
      return thing.substring(thing.indexOf(' ') + 1);
    }

    /** Whether others are kept from what the owner sees there. */
    boolean isPrivate() {
      return cells.values().stream().anyMatch(Set.of("own", "404", "all")::contains);
    }

    @Override
    public String toString() {
      return thing;
    }
  }

  static List<Line> http() {
    return lines(Line::isHttp);
  }

  public static List<Line> section(String heading) {
    return lines(line -> line.section().equals(heading));
  }

  private static List<Line> lines(Predicate<Line> wanted) {
    return all().stream().filter(wanted).toList();
  }

  private static List<Line> all() {
    List<Line> lines = new ArrayList<>();
    String section = "";
    List<String> columns = List.of();
    for (String text : read()) {
      if (text.startsWith("## ")) {
        section = text.substring(3);
      } else if (text.startsWith("| ")) {
        List<String> cells = Arrays.stream(text.split("\\|")).skip(1).map(String::strip).toList();
        if (!text.startsWith("| `")) {
          columns = cells;
        } else if (!section.isEmpty()) {
          lines.add(line(section, columns, cells));
        }
      }
    }
    return lines;
  }

  private static Line line(String section, List<String> columns, List<String> cells) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String word = cells.get(i);
      if (!NO_CALLERS.contains(columns.get(i))) {
        SEVERAL
            .getOrDefault(columns.get(i), List.of(columns.get(i)))
            .forEach(who -> words.put(who, word));
      }
    }
    String what = columns.contains("what") ? cells.get(columns.indexOf("what")) : "";
    return new Line(section, cells.get(0).replace("`", ""), what, words);
  }

  private static List<String> read() {
    try {
      return Files.readAllLines(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
