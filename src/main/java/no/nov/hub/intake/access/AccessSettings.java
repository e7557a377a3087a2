package no.nov.hub.intake.access;

import java.nio.file.Path;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secrets the directory for what only the hub's user may read
 * @param requestsPerSecond each holder's HTTP requests; short bursts of ten times as many are let
 *     through
 */
@ConfigurationProperties("hub.access")
public record AccessSettings(
    @DefaultValue("data/secrets") Path secrets, @DefaultValue("2000") int requestsPerSecond) {

  public AccessSettings {
    new SettingFaults("hub.access")
        .require(
            requestsPerSecond >= 1, "requests-per-second", requestsPerSecond, Wanted.atLeast(1))
        .refuse();
  }
}
