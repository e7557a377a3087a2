package no.nov.hub.platform.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/** The files of the routes folder, and what the hub's own settings say their routes begin with. */
final class HubRoutes {

  static final Path FOLDER = Path.of("routes");

  private static final Pattern FROM = Pattern.compile("<from uri=\"\\{\\{(.+?)}}\"");
  private static final Pattern BEAN = Pattern.compile("<bean ref=\"(.+?)\"");

  private HubRoutes() {}

  static List<String> files() {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".camel.xml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a file's routes, by the setting that names it. */
  static Map<String, String> begin(String file) {
    Map<String, String> settings = settings();
    Map<String, String> begin = new LinkedHashMap<>();
    found(FROM, file).forEach(name -> begin.put(name, settings.get(name)));
    return begin;
  }

  static List<String> beans(String file) {
    return found(BEAN, file);
  }

  private static List<String> found(Pattern pattern, String file) {
    try {
      return pattern
          .matcher(Files.readString(FOLDER.resolve(file)))
          .results()
          .map(found -> found.group(1))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As they stand in the file, with the names of other settings in them. */
  static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    try {
      for (var source :
          new YamlPropertySourceLoader()
              .load("settings", new FileSystemResource("src/main/resources/application.yml"))) {
        for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
          settings.put(name, String.valueOf(source.getProperty(name)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }
}
