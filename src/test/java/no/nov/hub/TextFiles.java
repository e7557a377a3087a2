package no.nov.hub;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message files, and the sources that say what they have. */
final class TextFiles {

  private static final Path FOLDER = Path.of("src/main/resources/messages");
  private static final Path JAVA = Path.of("src/main/java");
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern NAMED_SO =
      Pattern.compile("/(groups|mail)/.*(Pages?|Text|Letters|Notices)\\.java$|/app/console/");
  private static final Pattern WRITES =
      Pattern.compile(
          "import no\\.nov\\.hub\\.platform\\.(language\\.Texts|document\\.Page);"
              + "|package no\\.nov\\.hub\\.platform\\.language;"
              + "|import org\\.springframework\\.web\\.servlet\\.ModelAndView;"
              + "|new (Notice|Mime|Composing\\.Sending)\\(");

  private TextFiles() {}

  static Set<String> subjects() {
    return files(FOLDER, ".properties").stream()
        .map(file -> file.getFileName().toString().replaceFirst("_(nb|en)\\.properties$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As they stand in the file, in its order. */
  static Map<String, String> of(String subject, String language) {
    Map<String, String> texts = new LinkedHashMap<>();
    Properties inOrder =
        new Properties() {
          @Override
          public Object put(Object key, Object text) {
            return texts.put((String) key, (String) text);
          }
        };
    try (Reader file =
        Files.newBufferedReader(FOLDER.resolve(subject + "_" + language + ".properties"))) {
      inOrder.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  static Set<String> keys() {
    return subjects().stream()
        .flatMap(subject -> of(subject, "nb").keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** In code they are texts of their own; in templates they stand in <code>#{}</code> too. */
  static Set<String> usedKeys() {
    String key = "((?:%s)\\.[a-z-]+\\.[a-z-]+)".formatted(String.join("|", subjects()));
    Set<String> used = new TreeSet<>();
    find("\"" + key + "\"", files(JAVA, ".java"), used);
    // What mail servers are set up with.
    used.removeIf(each -> each.matches("mail\\.(smtp|store)\\..*"));
    find("#\\{" + key + "[}(]", templates(), used);
    find("'" + key + "'", templates(), used);
    return used;
  }

  private static void find(String key, List<Path> files, Set<String> found) {
    for (Path file : files) {
      Matcher keys = Pattern.compile(key).matcher(read(file));
      while (keys.find()) {
        found.add(keys.group(1));
      }
    }
  }

  /** Classes that make pages or mails, by their names or by what they use for it. */
  static List<Path> speakers() {
    return files(JAVA, ".java").stream()
        .filter(
            file -> NAMED_SO.matcher(file.toString()).find() || WRITES.matcher(read(file)).find())
        .toList();
  }

  static List<Path> templates() {
    return files(TEMPLATES, ".html");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
