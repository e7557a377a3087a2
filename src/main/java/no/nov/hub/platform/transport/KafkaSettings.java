package no.nov.hub.platform.transport;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An outside Kafka.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param properties further client properties by their Kafka names, such as {@code
 *     sasl.jaas.config}
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
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("hub.kafka.bootstrap-servers must not be empty");
    }
    if (instance.isBlank()) {
      throw new IllegalArgumentException("hub.kafka.instance must not be empty");
    }
    if (replication < 1) {
      throw new IllegalArgumentException("hub.kafka.replication must be at least 1");
    }
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
