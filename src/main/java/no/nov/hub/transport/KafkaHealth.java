package no.nov.hub.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether Kafka answers within two seconds. Counts for readiness, never for liveness: a restart
 * would not help.
 */
@Component("kafkaBroker")
class KafkaHealth implements HealthIndicator, DisposableBean {

  private static final int PATIENCE_MILLIS = 2_000;

  private final Broker broker;
  private Admin admin;

  KafkaHealth(Broker broker) {
    this.broker = broker;
  }

  @Override
  public Health health() {
    Optional<String> ended = broker.failure();
    if (ended.isPresent()) {
      return Health.down().withDetail("reason", ended.get()).build();
    }
    try {
      int nodes =
          admin().describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).size();
      return nodes > 0
          ? Health.up().build()
          : Health.down().withDetail("reason", "Kafka has no node").build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    } catch (Exception e) {
      return Health.down()
          .withDetail(
              "reason", "Kafka does not answer within two seconds: " + e.getClass().getSimpleName())
          .build();
    }
  }

  private synchronized Admin admin() {
    if (admin == null) {
      Map<String, Object> properties = new HashMap<>(broker.clientProperties());
      properties.put("default.api.timeout.ms", PATIENCE_MILLIS);
      properties.put("request.timeout.ms", PATIENCE_MILLIS);
      admin = Admin.create(properties);
    }
    return admin;
  }

  @Override
  public synchronized void destroy() {
    if (admin != null) {
      admin.close(java.time.Duration.ofSeconds(1));
    }
  }
}
