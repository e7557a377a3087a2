package no.nov.hub.platform.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/** Settings under a name of before still work, and the log says what to write instead. */
final class RenamedSettings {

  private static final Logger LOG = LoggerFactory.getLogger(RenamedSettings.class);

  /** What each is called now, and what it was called before. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "hub.public-url",
          List.of(
              "hub.calendar.public-url",
              "hub.meetings.public-url",
              "hub.planning.public-url",
              "hub.minutes.public-url",
              "hub.charters.public-url"));

  private static final Set<String> OLD = old().map(Nearest::plain).collect(Collectors.toSet());

  private RenamedSettings() {}

  static Stream<String> old() {
    return NAMES.values().stream().flatMap(List::stream);
  }

  static boolean isOld(String name) {
    return OLD.contains(Nearest.plain(name));
  }

  /** What is wrong with them: those that are one now must not differ. */
  static List<SettingFault> carryOver(ConfigurableEnvironment environment) {
    return NAMES.entrySet().stream()
        .flatMap(now -> carryOver(environment, now.getKey(), now.getValue()).stream())
        .toList();
  }

  private static Optional<SettingFault> carryOver(
      ConfigurableEnvironment environment, String name, List<String> before) {
    Map<String, String> old = given(environment, before);
    if (old.isEmpty()) {
      return Optional.empty();
    }
    LOG.warn("Write {} in place of {}; it still works", name, String.join(", ", old.keySet()));
    Map<String, String> all =
        given(environment, Stream.concat(Stream.of(name), before.stream()).toList());
    if (all.values().stream().distinct().count() > 1) {
      return Optional.of(differ(name, all));
    }
    String value = all.values().iterator().next();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("renamed " + name, Map.of(name, value)));
    return Optional.empty();
  }

  private static SettingFault differ(String name, Map<String, String> all) {
    List<String> values =
        all.entrySet().stream()
            .map(setting -> "%s (%s)".formatted(setting.getKey(), setting.getValue()))
            .toList();
    return new SettingFault(
        name,
        "%s er én innstilling nå og kan ikke være ulike; behold bare %s"
            .formatted(String.join(" og ", values), name),
        "%s are one setting now and must not differ; keep only %s"
            .formatted(String.join(" and ", values), name));
  }

  /** By the operator; what the hub brings along, as for the demo, gives way to that. */
  private static Map<String, String> given(
      ConfigurableEnvironment environment, List<String> names) {
    List<PropertySource<?>> sources =
        environment.getPropertySources().stream()
            .filter(source -> !UnknownSettings.isShipped(source))
            .collect(Collectors.toList());
    Binder settings =
        new Binder(
            ConfigurationPropertySources.from(sources),
            new PropertySourcesPlaceholdersResolver(environment));
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : names) {
      String value = settings.bind(name, String.class).orElse("").strip();
      if (!value.isEmpty()) {
        given.put(name, value);
      }
    }
    return given;
  }
}
