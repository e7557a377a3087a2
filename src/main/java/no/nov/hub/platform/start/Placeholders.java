package no.nov.hub.platform.start;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/** Values that stand elsewhere, as in {@code password: ${NOV_PASSWORD}}. */
final class Placeholders {

  private Placeholders() {}

  /** Those that nobody has set: the hub would take the words themselves for the value. */
  static List<SettingFault> faults(Environment environment, Stream<String> names) {
    return names
        .filter(name -> name.startsWith("hub.") || name.startsWith("spring.datasource."))
        .flatMap(name -> fault(environment, name).stream())
        .toList();
  }

  private static Optional<SettingFault> fault(Environment environment, String name) {
    try {
      environment.getProperty(name);
      return Optional.empty();
    } catch (PlaceholderResolutionException e) {
      return Optional.of(unset(name, e.getPlaceholder()));
    }
  }

  private static SettingFault unset(String name, String placeholder) {
    return new SettingFault(
        name,
        "%s tar verdien fra ${%s}, som ikke er satt; sett den, eller skriv selve verdien"
            .formatted(name, placeholder),
        "%s takes its value from ${%s}, which is not set; set that, or write the value itself"
            .formatted(name, placeholder));
  }
}
