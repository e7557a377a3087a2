package no.nov.hub.mail.outgoing;

import java.time.Duration;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
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
        .require(
            kept.compareTo(LEAST) >= 0,
            "kept",
            kept,
            new Wanted("må være 7d eller lenger", "must be 7d or longer"))
        .refuse();
  }
}
