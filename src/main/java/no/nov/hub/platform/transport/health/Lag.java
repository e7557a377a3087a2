package no.nov.hub.platform.transport.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import no.nov.hub.platform.transport.HubStart;
import no.nov.hub.platform.transport.health.Standstill.Offsets;
import no.nov.hub.platform.transport.health.Standstill.Place;
import no.nov.hub.platform.transport.health.Standstill.Stand;
import no.nov.hub.platform.transport.outage.OutagePause;
import no.nov.hub.platform.transport.outage.Outages;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How far each consumer group is behind. A route whose thread has died is still called started;
 * here it shows, and it is started anew. Not a part of readiness: that one projection stands still
 * is no reason to receive nothing.
 */
@Component("lag")
public class Lag implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(Lag.class);

  private final CamelContext camel;
  private final HubStart start;
  private final BrokerLifeline broker;
  private final GroupOffsets groups;
  private final OutagePause pause;
  private final Clock clock;
  private final MultiGauge gauges;
  private final Standstill standstill = new Standstill();
  private final Set<Place> told = new HashSet<>();
  private volatile Instant looked;

  Lag(
      CamelContext camel,
      HubStart start,
      BrokerLifeline broker,
      GroupOffsets groups,
      OutagePause pause,
      Clock clock,
      MeterRegistry meters) {
    this.camel = camel;
    this.start = start;
    this.broker = broker;
    this.groups = groups;
    this.pause = pause;
    this.clock = clock;
    this.looked = clock.instant();
    this.gauges =
        MultiGauge.builder("nov.consumer.lag")
            .description("Offsets between a consumer group and the end of its topic")
            .register(meters);
    Gauge.builder("nov.consumer.lag.age", this::age)
        .description("How old the lag is that is told here")
        .baseUnit("seconds")
        .register(meters);
  }

  private double age() {
    return Duration.between(looked, clock.instant()).toMillis() / 1000.0;
  }

  public void watch() {
    if (start.isReady() && broker.answers()) {
      try {
        look(clock.instant());
      } catch (RuntimeException e) {
        if (!Outages.isOutage(e)) {
          throw e;
        }
        LOG.debug("Where the groups are is not to be had in an outage; the age tells", e);
      }
    }
  }

  public synchronized void look(Instant now) {
    Map<Place, String> routes = routes();
    Map<Place, Offsets> seen = groups.at(List.copyOf(routes.keySet()));
    standstill.look(seen, now, place -> groups.recordFrom(place.topic(), seen.get(place)));
    looked = now;
    publish();
    List<Place> still = standstill.tooLong(now);
    told.retainAll(still);
    still.stream().filter(told::add).forEach(place -> revive(place, routes.get(place)));
  }

  /** Which route reads which topic in which group. */
  private Map<Place, String> routes() {
    List<String> topics = groups.topics();
    Map<Place, String> routes = new HashMap<>();
    for (Route route : camel.getRoutes()) {
      if (route.getEndpoint() instanceof KafkaEndpoint kafka) {
        KafkaConfiguration reads = kafka.getConfiguration();
        topics.stream()
            .filter(topic -> matches(reads, topic))
            .forEach(t -> routes.put(new Place(reads.getGroupId(), t), route.getRouteId()));
      }
    }
    return routes;
  }

  private static boolean matches(KafkaConfiguration reads, String topic) {
    return reads.isTopicIsPattern()
        ? Pattern.matches(reads.getTopic(), topic)
        : reads.getTopic().equals(topic);
  }

  private void publish() {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    standstill
        .stands()
        .forEach(
            (place, stand) ->
                rows.add(
                    MultiGauge.Row.of(
                        Tags.of("group", place.group(), "topic", place.topic()), stand.waiting())));
    gauges.register(rows, true);
  }

  private void revive(Place place, String routeId) {
    LOG.error(
        "{} does not read {}, where records wait since more than a minute. If that stays so after the route {} has been started anew, restart the hub",
        place.group(),
        place.topic(),
        routeId);
    boolean works = camel.getInflightRepository().size(routeId) > 0;
    if (!works && camel.getRouteController().getRouteStatus(routeId).isStarted()) {
      pause.startAnew(camel, routeId);
    }
  }

  @Override
  public Health health() {
    Map<Place, Stand> stands = standstill.stands();
    Health.Builder health = Health.up();
    for (Place place : standstill.tooLong(looked)) {
      Stand stand = stands.get(place);
      health
          .outOfService()
          .withDetail(
              place.group() + " on " + place.topic(),
              "%d waiting, and nothing has moved since %s"
                  .formatted(stand.waiting(), stand.since()));
    }
    return health.build();
  }
}
