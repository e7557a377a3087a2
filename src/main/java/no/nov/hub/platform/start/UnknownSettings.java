package no.nov.hub.platform.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Refuses a setting that nobody reads: who misspelt {@code hub.data} would have a hub on other
 * data. In the environment there are variables of others too, Kubernetes makes {@code HUB_PORT};
 * they are left alone.
 */
@Component
public final class UnknownSettings
    implements BeanFactoryPostProcessor, PriorityOrdered, EnvironmentAware {

  private static final String HUB = "hub.";

  private ConfigurableEnvironment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = (ConfigurableEnvironment) environment;
  }

  /** Before anything is made for what is misspelt. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    List<Class<?>> types = new ArrayList<>();
    for (String name : beans.getBeanDefinitionNames()) {
      Class<?> type = beans.getType(name, false);
      if (type != null && isOfHub(type)) {
        types.add(type);
      }
    }
    refuse(environment, types);
  }

  /**
   * For whoever opens only a part of the hub.
   *
   * @throws CannotStart for a setting that no part reads
   */
  public static void refuse(ConfigurableEnvironment environment) {
    refuse(environment, allTypes());
  }

  static List<Class<?>> allTypes() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("no.nov.hub").stream()
        .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
        .toList();
  }

  static void refuse(ConfigurableEnvironment environment, Collection<Class<?>> types) {
    KnownSettings known = known(environment, types);
    names(environment, source -> !isShipped(source) && !isOfEverybody(source))
        .filter(name -> !RenamedSettings.isOld(name))
        .forEach(known::refuseUnlessKnown);
    List<String> others = othersOnCommandLine(environment);
    if (!others.isEmpty()) {
      others.forEach(LibrarySettings.read()::refuseUnlessKnown);
    }
  }

  static KnownSettings known(ConfigurableEnvironment environment, Collection<Class<?>> types) {
    return OwnSettings.of(types, names(environment, UnknownSettings::isShipped).toList());
  }

  private static Stream<String> names(
      ConfigurableEnvironment environment, Predicate<PropertySource<?>> which) {
    return environment.getPropertySources().stream()
        .filter(which)
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
        .filter(name -> name.startsWith(HUB));
  }

  private static List<String> othersOnCommandLine(ConfigurableEnvironment environment) {
    return environment.getPropertySources().stream()
        .filter(CommandLinePropertySource.class::isInstance)
        .map(source -> ((CommandLinePropertySource<?>) source).getPropertyNames())
        .flatMap(Arrays::stream)
        .filter(name -> !name.startsWith(HUB))
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

  private static boolean isOfHub(Class<?> type) {
    ConfigurationProperties settings = type.getAnnotation(ConfigurationProperties.class);
    return settings != null && (settings.value() + ".").startsWith(HUB);
  }

  /** The hub's own application.yml and application-demo.yml. */
  static boolean isShipped(PropertySource<?> source) {
    return source.getName().contains("class path resource");
  }

  private static boolean isOfEverybody(PropertySource<?> source) {
    return source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
  }
}
