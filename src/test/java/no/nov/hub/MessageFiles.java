package no.nov.hub;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message files, and where their keys are used. */
final class MessageFiles {

  private static final Path FOLDER = Path.of("src/main/resources/messages");
  private static final Path JAVA = Path.of("src/main/java");
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");

  private MessageFiles() {}

  static Set<String> subjects() {
    return files(FOLDER, ".properties").stream()
        .map(file -> file.getFileName().toString().replaceFirst("_(nb|en)\\.properties$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Map<String, String> of(String subject, String language) {
    Properties read = new Properties();
    try (Reader file =
        Files.newBufferedReader(FOLDER.resolve(subject + "_" + language + ".properties"))) {
      read.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new TreeMap<>();
    read.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  /** Of all subjects. */
  static Map<String, String> in(String language) {
    Map<String, String> texts = new TreeMap<>();
    subjects().forEach(subject -> texts.putAll(of(subject, language)));
    return texts;
  }

  /** In the code and the templates. Keys are written whole, so that a search finds them. */
  static Set<String> used() {
    Set<String> used = new TreeSet<>();
    String key = "((?:%s)\\.[a-z-]+\\.[a-z0-9-]+)".formatted(String.join("|", subjects()));
    Pattern inTemplates = Pattern.compile("#\\{" + key + "\\b|'" + key + "'");
    files(TEMPLATES, ".html").forEach(file -> find(inTemplates, file, used));
    Pattern inCode = Pattern.compile("\"" + key + "\"");
    speakers().forEach(file -> find(inCode, file, used));
    return used;
  }

  /** Sources that say what the files have. */
  static List<Path> speakers() {
    return files(JAVA, ".java").stream()
        .filter(file -> read(file).contains("import no.nov.hub.platform.language.Texts;"))
        .toList();
  }

  static List<Path> templates() {
    return files(TEMPLATES, ".html");
  }

  private static void find(Pattern keys, Path file, Set<String> found) {
    keys.matcher(read(file))
        .results()
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .forEach(found::add);
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
