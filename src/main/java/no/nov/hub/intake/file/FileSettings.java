package no.nov.hub.intake.file;

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
    if (maxSize.toBytes() < 1 || maxSize.toBytes() > Integer.MAX_VALUE / 4) {
      throw new IllegalArgumentException("hub.files.max-size must be from 1B to 500MB");
    }
    if (ownDomain.isBlank()) {
      throw new IllegalArgumentException("hub.files.own-domain must not be empty");
    }
  }
}
