package no.nov.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participants;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The participants and municipalities that the hub ships with. */
public final class RealSettings {

  private static final Binder BINDER = binder();

  public static final Participants PARTICIPANTS = BINDER.bind("hub", Participants.class).get();
  public static final Municipalities MUNICIPALITIES =
      BINDER.bind("hub", Municipalities.class).get();

  private RealSettings() {}

  private static Binder binder() {
    try {
      var sources =
          new YamlPropertySourceLoader().load("settings", new ClassPathResource("application.yml"));
      return new Binder(
          ConfigurationPropertySources.from(sources),
          (PlaceholdersResolver) value -> value,
          ApplicationConversionService.getSharedInstance());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
