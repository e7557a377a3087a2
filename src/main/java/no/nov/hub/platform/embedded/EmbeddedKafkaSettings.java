package no.nov.hub.platform.embedded;

import java.nio.file.Path;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled false for an outside Kafka under hub.kafka
 * @param port where anonymous clients on this machine connect
 * @param directory the broker's data
 * @param secrets where the hub's own password is kept
 * @param flush whether what is acknowledged is on the disk, and not only with the operating system
 * @param suppliers how others reach it; null if nobody but this machine does
 */
@ConfigurationProperties("hub.embedded.kafka")
public record EmbeddedKafkaSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("9092") int port,
    @DefaultValue("data/kafka") Path directory,
    @DefaultValue("data/secrets") Path secrets,
    @DefaultValue("true") boolean flush,
    @NestedConfigurationProperty SupplierListener suppliers) {

  @ConstructorBinding
  public EmbeddedKafkaSettings {
    new SettingFaults("hub.embedded.kafka")
        .require(Wanted.isPort(port), "port", port, Wanted.port())
        .refuse();
  }

  /** For this machine only. */
  public EmbeddedKafkaSettings(
      boolean enabled, int port, Path directory, Path secrets, boolean flush) {
    this(enabled, port, directory, secrets, flush, null);
  }
}
