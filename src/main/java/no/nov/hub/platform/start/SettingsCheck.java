package no.nov.hub.platform.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells all that is wrong with the settings at once, before anything is made for one of them. */
@Component
final class SettingsCheck implements BeanFactoryPostProcessor, PriorityOrdered, EnvironmentAware {

  private ConfigurableEnvironment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = (ConfigurableEnvironment) environment;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    Set<Class<?>> types = types(beans);
    List<SettingFault> faults = new ArrayList<>(RenamedSettings.carryOver(environment));
    faults.addAll(
        UnknownSettings.faults(environment, types.stream().filter(SettingsType::isOfHub).toList()));
    faults.addAll(Placeholders.faults(environment, UnknownSettings.given(environment)));
    faults.addAll(PlainPaths.faults(environment));
    faults.addAll(
        SettingsReader.faults(
            environment,
            types.stream().filter(type -> SettingsType.isOfHub(type) || isGiven(type)).toList()));
    WrongStart.refuse(environment, faults);
  }

  private static Set<Class<?>> types(ConfigurableListableBeanFactory beans) {
    Set<Class<?>> types = new LinkedHashSet<>();
    Arrays.stream(beans.getBeanDefinitionNames())
        .map(name -> beans.getType(name, false))
        .filter(Objects::nonNull)
        .filter(type -> type.isAnnotationPresent(ConfigurationProperties.class))
        .forEach(types::add);
    return types;
  }

  /** Of Spring Boot's many settings only those are read of whose part somebody has set one. */
  private boolean isGiven(Class<?> type) {
    String part = SettingsType.prefix(type) + ".";
    return type.getName().startsWith("org.springframework.boot.")
        && UnknownSettings.given(environment).anyMatch(name -> name.startsWith(part));
  }
}
