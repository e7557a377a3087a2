package no.nov.hub.platform.transport;

import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The broker that the settings under {@code hub.kafka} name. */
@Component
@ConditionalOnProperty(name = "hub.embedded.kafka.enabled", havingValue = "false")
class OutsideBroker implements Broker {

  private final KafkaSettings settings;

  OutsideBroker(KafkaSettings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, Object> clientProperties() {
    return settings.clientProperties();
  }
}
