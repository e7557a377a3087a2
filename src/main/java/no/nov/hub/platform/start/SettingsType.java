package no.nov.hub.platform.start;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** A type that settings are read into. */
final class SettingsType {

  private SettingsType() {}

  static boolean isOfHub(Class<?> type) {
    return (prefix(type) + ".").startsWith("hub.");
  }

  static String prefix(Class<?> type) {
    return AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class).prefix();
  }
}
