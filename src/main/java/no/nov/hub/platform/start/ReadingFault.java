package no.nov.hub.platform.start;

import java.util.List;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConversionFailedException;

/** What Spring Boot could not read, in sentences. */
final class ReadingFault {

  private ReadingFault() {}

  static List<SettingFault> of(
      ConfigurationPropertyName name, Bindable<?> target, Exception error) {
    String key = name.toString();
    for (Throwable cause : ExceptionUtils.getThrowableList(error)) {
      if (cause instanceof WrongSettings wrong) {
        return wrong.faults();
      }
      if (cause instanceof ConversionFailedException failed) {
        return List.of(
            SettingFaults.wrong(key, failed.getValue(), WantedOfType.of(target.getType())));
      }
      if (cause instanceof UnboundConfigurationPropertiesException unbound) {
        return List.of(neverReached(unbound));
      }
    }
    if (!(key + ".").startsWith("hub.")) {
      return List.of(); // Whose setting it is tells it.
    }
    String why = ExceptionUtils.getRootCause(error).getMessage();
    return List.of(
        new SettingFault(
            key,
            "%s kan ikke brukes: %s".formatted(key, why),
            "%s cannot be used: %s".formatted(key, why)));
  }

  private static SettingFault neverReached(UnboundConfigurationPropertiesException unbound) {
    String key = unbound.getUnboundProperties().iterator().next().getName().toString();
    return new SettingFault(
        key,
        "%s blir ikke lest, fordi et tall før det mangler; nummerer listen fra [0] uten hull"
            .formatted(key),
        "%s is not read, because a number before it is missing; number the list from [0] without gaps"
            .formatted(key));
  }
}
