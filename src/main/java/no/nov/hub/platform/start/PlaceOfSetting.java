package no.nov.hub.platform.start;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;

/** Where a setting is written, so that nobody has to look for it. */
final class PlaceOfSetting {

  private PlaceOfSetting() {}

  /** File and line, or the variable of the environment; empty for arguments. */
  static Optional<String> in(ConfigurableEnvironment environment, String key) {
    ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
    for (ConfigurationPropertySource source :
        ConfigurationPropertySources.from(environment.getPropertySources())) {
      Optional<ConfigurationProperty> found =
          Stream.concat(
                  Stream.ofNullable(source.getConfigurationProperty(name)), below(source, name))
              .findFirst();
      if (found.isPresent()) {
        return found.map(ConfigurationProperty::getOrigin).map(PlaceOfSetting::shown);
      }
    }
    return Optional.empty();
  }

  private static Stream<ConfigurationProperty> below(
      ConfigurationPropertySource source, ConfigurationPropertyName name) {
    return source instanceof IterableConfigurationPropertySource all
        ? all.stream().filter(name::isAncestorOf).map(all::getConfigurationProperty)
        : Stream.empty();
  }

  private static String shown(Origin origin) {
    if (origin instanceof PropertySourceOrigin outer) {
      return shown(outer.getOrigin());
    }
    if (origin instanceof TextResourceOrigin text && text.getLocation() != null) {
      return "%s:%d".formatted(text.getResource().getFilename(), text.getLocation().getLine() + 1);
    }
    return origin instanceof SystemEnvironmentOrigin variable ? variable.getProperty() : null;
  }
}
