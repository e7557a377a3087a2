package no.nov.hub.platform.transport;

import java.util.HashMap;
import java.util.Map;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An outside Kafka.
 *
 * @param bootstrapServers host:port of an outside Kafka, several with commas
 * @param properties further client properties by their Kafka names, such as sasl.jaas.config
 * @param instance names this hub process among several; part of its transactional id, so unique and
 *     stable
 * @param replication copies of each topic; 3 for a cluster
 */
@ConfigurationProperties("hub.kafka")
public record KafkaSettings(
    @DefaultValue("127.0.0.1:9092") String bootstrapServers,
    Map<String, String> properties,
    @DefaultValue("hub-1") String instance,
    @DefaultValue("1") short replication) {

  public KafkaSettings {
    new SettingFaults("hub.kafka")
        .require(
            !bootstrapServers.isBlank(),
            "bootstrap-servers",
            bootstrapServers,
            new Wanted(
                "må være vert:port, flere med komma", "must be host:port, several with commas"))
        .require(
            !instance.isBlank(),
            "instance",
            instance,
            new Wanted("må være et navn som hub-1", "must be a name such as hub-1"))
        .require(replication >= 1, "replication", replication, Wanted.atLeast(1))
        .refuse();
    properties = properties == null ? Map.of() : Map.copyOf(properties);
  }

  public Map<String, Object> clientProperties() {
    Map<String, Object> all = new HashMap<>(properties);
    all.put("bootstrap.servers", bootstrapServers);
    return all;
  }

  /** Without the properties: they hold a password. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers=%s, instance=%s]".formatted(bootstrapServers, instance);
  }
}
