package no.nov.hub.platform.transport.health;

import java.util.Optional;
import no.nov.hub.platform.transport.Broker;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether Kafka answers. Counts for readiness, never for liveness: a restart would not help an
 * outside one.
 */
@Component("kafkaBroker")
class KafkaHealth implements HealthIndicator {

  private final Broker broker;
  private final BrokerLifeline lifeline;

  KafkaHealth(Broker broker, BrokerLifeline lifeline) {
    this.broker = broker;
    this.lifeline = lifeline;
  }

  @Override
  public Health health() {
    Optional<String> ended = broker.failure();
    if (ended.isPresent()) {
      return Health.down().withDetail("reason", ended.get()).build();
    }
    return lifeline
        .outage()
        .map(
            out ->
                Health.down()
                    .withDetail(
                        "reason",
                        "Kafka has not answered since %s: %s".formatted(out.since(), out.why())))
        .orElseGet(Health::up)
        .build();
  }
}
