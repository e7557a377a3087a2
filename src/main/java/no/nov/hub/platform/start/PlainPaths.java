package no.nov.hub.platform.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Refuses folders whose paths a part of the hub would take for something else: Kafka splits at
 * commas and trims, H2 splits its address at semicolons, Camel takes a question mark for the end
 * and decodes percent signs. Data would lie where nobody looks for it. Before anything is written.
 */
final class PlainPaths {

  private static final List<String> FOLDERS = List.of("hub.data", "hub.drop.directory");
  private static final String OF_BROKER = "hub.embedded.kafka.directory";

  private static final Pattern TAKEN_FOR_ELSE =
      Pattern.compile("[,;%?\\\\\\p{Cc}\\u2028\\u2029]|\\{\\{|}}|\\A\\s|\\s\\z");

  private PlainPaths() {}

  static List<SettingFault> faults(Environment settings) {
    List<String> names = new ArrayList<>(FOLDERS);
    if (!"false".equalsIgnoreCase(settings.getProperty("hub.embedded.kafka.enabled"))) {
      names.add(OF_BROKER);
    }
    return names.stream()
        .flatMap(name -> folder(settings, name).flatMap(folder -> faults(name, folder)))
        .toList();
  }

  private static Stream<String> folder(Environment settings, String name) {
    try {
      return Stream.ofNullable(settings.getProperty(name));
    } catch (PlaceholderResolutionException e) {
      return Stream.empty(); // Placeholders tells it.
    }
  }

  private static Stream<SettingFault> faults(String name, String folder) {
    Path path = Path.of(folder).toAbsolutePath().normalize();
    return StreamSupport.stream(path.spliterator(), false)
        .map(part -> TAKEN_FOR_ELSE.matcher(part.toString()))
        .filter(Matcher::find)
        .map(Matcher::group)
        .map(found -> fault(name, shown(path), found))
        .limit(1);
  }

  private static SettingFault fault(String name, String path, String found) {
    return new SettingFault(
        name,
        "Mappen %s (%s) har %s i stien, som deler av huben ville ha tatt for noe annet, så den sluttet før den skrev noe. Gi mappen et annet navn, eller oppgi en annen med --%s=…"
            .formatted(path, name, norwegian(found), name),
        "The folder %s (%s) has %s in its path, which parts of the hub would take for something else, so it ended before it wrote anything. Rename the folder, or name another one with --%s=…"
            .formatted(path, name, english(found), name));
  }

  private static String english(String found) {
    if (found.isBlank() && found.equals(shown(found))) {
      return "a space at the beginning or end of a name";
    }
    return found.equals(shown(found)) ? "the character " + found.charAt(0) : "a control character";
  }

  private static String norwegian(String found) {
    if (found.isBlank() && found.equals(shown(found))) {
      return "et mellomrom først eller sist i et navn";
    }
    return found.equals(shown(found)) ? "tegnet " + found.charAt(0) : "et kontrolltegn";
  }

  private static String shown(Object text) {
    return text.toString().replaceAll("[\\p{Cc}\\u2028\\u2029]", "\uFFFD");
  }
}
