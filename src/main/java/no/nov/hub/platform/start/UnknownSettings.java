package no.nov.hub.platform.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Refuses a setting that nobody reads: who misspelt {@code hub.data} would have a hub on other
 * data.
 */
public final class UnknownSettings {

  private static final String HUB = "hub.";

  private UnknownSettings() {}

  /**
   * For whoever opens only a part of the hub.
   *
   * @throws CannotStart for settings that no part reads
   */
  public static void refuse(ConfigurableEnvironment environment) {
    WrongStart.refuse(environment, faults(environment, allTypes()));
  }

  static List<Class<?>> allTypes() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("no.nov.hub").stream()
        .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
        .toList();
  }

  static List<SettingFault> faults(
      ConfigurableEnvironment environment, Collection<Class<?>> types) {
    KnownSettings known = known(environment, types);
    List<SettingFault> faults = new ArrayList<>();
    given(environment)
        .filter(UnknownSettings::isOfHub)
        .filter(name -> !RenamedSettings.isOld(name))
        .forEach(name -> known.fault(name).ifPresent(faults::add));
    faults.addAll(new Variables(known).faults(names(environment, Variables::isTheirs)));
    List<String> others = othersOnCommandLine(environment);
    if (!others.isEmpty()) {
      KnownSettings ofLibraries = LibrarySettings.read();
      others.forEach(name -> ofLibraries.fault(name).ifPresent(faults::add));
    }
    return faults;
  }

  static KnownSettings known(ConfigurableEnvironment environment, Collection<Class<?>> types) {
    return OwnSettings.of(
        types,
        names(environment, UnknownSettings::isShipped).filter(UnknownSettings::isOfHub).toList());
  }

  /** What stands in files and arguments of the operator's. */
  static Stream<String> given(ConfigurableEnvironment environment) {
    return names(environment, source -> !isShipped(source) && !Variables.isTheirs(source));
  }

  private static Stream<String> names(
      ConfigurableEnvironment environment, Predicate<PropertySource<?>> which) {
    return environment.getPropertySources().stream()
        .filter(which)
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
        .distinct();
  }

  private static boolean isOfHub(String name) {
    return name.regionMatches(true, 0, HUB, 0, HUB.length());
  }

  private static List<String> othersOnCommandLine(ConfigurableEnvironment environment) {
    return environment.getPropertySources().stream()
        .filter(CommandLinePropertySource.class::isInstance)
        .map(source -> ((CommandLinePropertySource<?>) source).getPropertyNames())
        .flatMap(Arrays::stream)
        .filter(name -> !isOfHub(name))
        .filter(name -> !isInserted(environment, name))
        .toList();
  }

  /** Whether a setting takes its value from that name, as in {@code password: ${NOV_PASSWORD}}. */
  private static boolean isInserted(ConfigurableEnvironment environment, String name) {
    return environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .map(source -> (EnumerablePropertySource<?>) source)
        .flatMap(source -> Arrays.stream(source.getPropertyNames()).map(source::getProperty))
        .map(String::valueOf)
        .anyMatch(value -> value.contains("${" + name + "}") || value.contains("${" + name + ":"));
  }

  /** The hub's own application.yml and application-demo.yml. */
  static boolean isShipped(PropertySource<?> source) {
    return source.getName().contains("class path resource");
  }
}
