package no.nov.hub.mail.outgoing;

import java.time.Duration;
import no.nov.hub.platform.start.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param kept how long what letters say and to whom stays when they are finished and of no use any
 *     more; no shorter than bounces may come
 */
@ConfigurationProperties("hub.mail.letters")
record LetterSettings(@DefaultValue("30d") Duration kept) {

  private static final Duration LEAST = Duration.ofDays(7);

  LetterSettings {
    new SettingFaults("hub.mail.letters")
        .tellIf(
            kept.compareTo(LEAST) < 0,
            "kept",
            "«%s» er ikke 7d eller lenger".formatted(kept),
            "'%s' is not 7d or longer".formatted(kept))
        .refuse();
  }
}
