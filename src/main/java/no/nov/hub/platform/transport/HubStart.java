package no.nov.hub.platform.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.nov.hub.platform.transport.outage.NotTogether;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Starts the routes when Kafka answers and has the topics. Until then the hub is up, says over HTTP
 * that it cannot receive yet, and tries again: a broker that is late does not fail the start.
 */
@Component
public class HubStart {

  private static final Logger LOG = LoggerFactory.getLogger(HubStart.class);
  private static final String WAITING = "The routes wait for Kafka";
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final CamelContext camel;
  private final Broker broker;
  private final TopicCreation topics;
  private final GroupPositions positions;
  private final JdbcTemplate database;
  private final KnownBroker known;
  private final ApplicationEventPublisher firstSteps;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile String obstacle = WAITING;

  public HubStart(
      CamelContext camel,
      Broker broker,
      TopicCreation topics,
      GroupPositions positions,
      JdbcTemplate database,
      KnownBroker known,
      ApplicationEventPublisher firstSteps) {
    this.camel = camel;
    this.broker = broker;
    this.topics = topics;
    this.positions = positions;
    this.database = database;
    this.known = known;
    this.firstSteps = firstSteps;
  }

  /**
   * @throws IllegalStateException if no route was found, so that a hub without any is not taken for
   *     one that works
   */
  @EventListener
  void started(ApplicationStartedEvent event) {
    if (camel
        .getCamelContextExtension()
        .getContextPlugin(Model.class)
        .getRouteDefinitions()
        .isEmpty()) {
      throw new IllegalStateException(
          "The hub found no routes. Start it in the folder where routes/ lies as a folder (a link is not followed),"
              + " or set camel.main.routes-include-pattern to its place");
    }
    Thread starter = new Thread(this::startRoutes, "hub-start");
    starter.setDaemon(true);
    starter.start();
  }

  public boolean isReady() {
    return ready.getCount() == 0;
  }

  /** Whether the routes will not start before somebody has done what the log says. */
  public boolean waitsForOperator() {
    return !isReady() && !obstacle.equals(WAITING);
  }

  /** Why the routes have not been started, in words that all may read. */
  public String obstacle() {
    return obstacle;
  }

  /**
   * @return false if the routes have not been started by then
   */
  public boolean awaitReady(Duration patience) throws InterruptedException {
    return ready.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void startRoutes() {
    Duration pause = Duration.ofSeconds(1);
    while (!isReady() && !camel.isStopping() && !camel.isStopped()) {
      try {
        prepare();
        firstSteps.publishEvent(new PartsKnown());
        camel.getRouteController().startAllRoutes();
        ready.countDown();
        LOG.info("The hub is ready");
      } catch (Exception e) {
        obstacle = e instanceof NotTogether ? e.getMessage() : WAITING;
        LOG.warn(
            "The routes cannot start yet; trying again in {} s: {}",
            pause.toSeconds(),
            e instanceof NotTogether ? e.getMessage() : e.toString());
        pause = wait(pause);
      }
    }
  }

  private Duration wait(Duration pause) {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while waiting for Kafka", e);
    }
    Duration longer = pause.multipliedBy(2);
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  private void prepare() {
    Map<String, Object> properties = new HashMap<>(broker.clientProperties());
    properties.put("default.api.timeout.ms", 10_000);
    properties.put("request.timeout.ms", 5_000);
    try (Admin admin = Admin.create(properties)) {
      known.refuseStrangers(admin);
      topics.createMissing(admin);
      TruncatedTopics.refuse(admin, database);
      known.remember(admin);
      positions.follow(admin, topics.names());
    }
  }
}
