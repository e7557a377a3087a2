package no.nov.hub.intake.file;

import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxSize a larger file is refused without being read
 * @param ownDomain where the hub's own calendar UIDs end; such events came from the hub and are
 *     skipped
 */
@ConfigurationProperties("hub.files")
public record FileSettings(
    @DefaultValue("10MB") DataSize maxSize, @DefaultValue("hub.example.no") String ownDomain) {

  public FileSettings {
    new SettingFaults("hub.files")
        .require(
            maxSize.toBytes() >= 1 && maxSize.toBytes() <= Integer.MAX_VALUE / 4,
            "max-size",
            maxSize,
            new Wanted("må være fra 1B til 500MB", "must be from 1B to 500MB"))
        .require(
            !ownDomain.isBlank(),
            "own-domain",
            ownDomain,
            new Wanted(
                "må være et domene som hub.example.no", "must be a domain such as hub.example.no"))
        .refuse();
  }
}
