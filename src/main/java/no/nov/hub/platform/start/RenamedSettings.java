package no.nov.hub.platform.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/** Settings under a name of before still work, and the log says what to write instead. */
@Component
final class RenamedSettings implements BeanFactoryPostProcessor, PriorityOrdered, EnvironmentAware {

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

  private static final Set<String> OLD =
      NAMES.values().stream().flatMap(List::stream).map(Nearest::plain).collect(Collectors.toSet());

  private ConfigurableEnvironment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = (ConfigurableEnvironment) environment;
  }

  /** Before anything is made for a setting. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    carryOver(environment);
  }

  static boolean isOld(String name) {
    return OLD.contains(Nearest.plain(name));
  }

  static void carryOver(ConfigurableEnvironment environment) {
    NAMES.forEach((name, old) -> carryOver(environment, name, old));
  }

  private static void carryOver(
      ConfigurableEnvironment environment, String name, List<String> before) {
    Map<String, String> old = given(environment, before);
    if (old.isEmpty()) {
      return;
    }
    LOG.warn("Write {} in place of {}; it still works", name, String.join(", ", old.keySet()));
    Map<String, String> all =
        given(environment, Stream.concat(Stream.of(name), before.stream()).toList());
    if (all.values().stream().distinct().count() > 1) {
      throw new CannotStart(differ(name, all));
    }
    String value = all.values().iterator().next();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("renamed " + name, Map.of(name, value)));
  }

  private static String differ(String name, Map<String, String> all) {
    return "The hub did not start, because %s are one setting now and must not differ; keep only %s."
        .formatted(
            all.entrySet().stream()
                .map(setting -> "%s (%s)".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(" and ")),
            name);
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
