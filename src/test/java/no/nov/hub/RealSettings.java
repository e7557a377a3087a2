package no.nov.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.ParticipantSettings;
import no.nov.hub.platform.participant.Participants;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The settings that the hub ships with, and their defaults. */
public final class RealSettings {

  private static final Binder BINDER = binder();

  public static final Participants PARTICIPANTS =
      new Participants(of(ParticipantSettings.class).participants());
  public static final Municipalities MUNICIPALITIES = of(Municipalities.class);

  private RealSettings() {}

  public static <T> T of(Class<T> type) {
    return BINDER.bindOrCreate(type.getAnnotation(ConfigurationProperties.class).value(), type);
  }

  private static Binder binder() {
    try {
      var sources =
          new YamlPropertySourceLoader().load("settings", new ClassPathResource("application.yml"));
      return new Binder(
          ConfigurationPropertySources.from(sources),
          new PropertySourcesPlaceholdersResolver(sources, null),
          ApplicationConversionService.getSharedInstance());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
