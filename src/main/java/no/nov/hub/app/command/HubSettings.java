package no.nov.hub.app.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nov.hub.intake.quota.QuotaSettings;
import no.nov.hub.platform.participant.ParticipantSettings;
import no.nov.hub.platform.transport.KafkaSettings;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings that the hub would start with here: from the same files and variables. */
final class HubSettings {

  private static final String PASSWORDS = "hub.kafka.passwords.";

  private final ConfigurableEnvironment environment = new StandardEnvironment();
  private List<String> participants;

  HubSettings(Map<String, String> variables) {
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.copyOf(variables)));
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    ConfigurationPropertySources.attach(environment);
  }

  boolean haveOutsideKafka() {
    return "false".equalsIgnoreCase(environment.getProperty("hub.embedded.kafka.enabled"));
  }

  KafkaSettings kafka() {
    return read("hub.kafka", KafkaSettings.class);
  }

  /** As the database has them; before the hub's first start as the settings have them. */
  List<String> participants() {
    if (participants == null) {
      participants = KeptIds.in(environment).orElseGet(this::firstParticipants);
    }
    return participants;
  }

  /** Those of the settings. */
  List<String> firstParticipants() {
    return read("hub", ParticipantSettings.class).ids();
  }

  /** By participant. */
  Map<String, Long> quotas() {
    QuotaSettings quotas = read("hub.quota", QuotaSettings.class);
    return participants().stream().collect(Collectors.toMap(id -> id, quotas::of));
  }

  Optional<String> hubPassword() {
    return Optional.ofNullable(environment.getProperty("hub.kafka.password"));
  }

  Optional<String> passwordOf(String participant) {
    return Optional.ofNullable(environment.getProperty(PASSWORDS + participant));
  }

  private <T> T read(String prefix, Class<T> type) {
    try {
      return Binder.get(environment).bindOrCreate(prefix, type);
    } catch (BindException e) {
      throw new CommandFault(
          "The settings under %s cannot be read: %s"
              .formatted(prefix, NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
    }
  }
}
