package no.nov.hub.platform.transport.health;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.outage.Lifeline;
import no.nov.hub.platform.transport.outage.Probing;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Whether Kafka answers, asked twice a second with a patience of two seconds. */
@Component
public class BrokerLifeline implements DisposableBean {

  private static final int PATIENCE_MILLIS = 2_000;
  private static final int RETRY_MILLIS = 1_000;

  private final Broker broker;
  private final Lifeline lifeline;
  private final Probing probing;
  private Admin admin;

  BrokerLifeline(Broker broker, Clock clock) {
    this.broker = broker;
    this.lifeline = new Lifeline("Kafka", clock);
    this.probing = new Probing("kafka-probe", lifeline, this::ask);
  }

  public boolean answers() {
    return broker.failure().isEmpty() && lifeline.answers();
  }

  Optional<Lifeline.Out> outage() {
    return lifeline.outage();
  }

  private void ask() throws InterruptedException, ExecutionException, TimeoutException {
    if (broker.failure().isPresent()) {
      return;
    }
    var nodes = admin().describeCluster().nodes();
    if (nodes.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).isEmpty()) {
      throw new BrokerNotAvailableException("Kafka has no node");
    }
  }

  private synchronized Admin admin() {
    if (admin == null) {
      Map<String, Object> properties = new HashMap<>(broker.clientProperties());
      properties.put("default.api.timeout.ms", PATIENCE_MILLIS);
      properties.put("request.timeout.ms", PATIENCE_MILLIS);
      // Otherwise the end of an outage would be seen as late as the pauses have grown.
      properties.put("reconnect.backoff.max.ms", RETRY_MILLIS);
      properties.put("socket.connection.setup.timeout.ms", RETRY_MILLIS);
      properties.put("socket.connection.setup.timeout.max.ms", RETRY_MILLIS);
      admin = Admin.create(properties);
    }
    return admin;
  }

  @Override
  public synchronized void destroy() {
    probing.close();
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
