package no.nov.hub.platform.transport.health;

import java.util.Map;
import java.util.Set;
import no.nov.hub.platform.transport.HubStart;
import no.nov.hub.platform.transport.outage.OutagePause;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Which routes stand still, since when and why. One that sends mail, or that only keeps the hub in
 * order, is told, but makes the hub no less ready for those who ask it.
 */
@Component("routes")
public class RoutesHealth implements HealthIndicator {

  /** Of routes. */
  private static final Set<String> GROUPS_BESIDE = Set.of("mail", "upkeep");

  private final CamelContext camel;
  private final HubStart start;
  private final OutagePause pause;

  RoutesHealth(CamelContext camel, HubStart start, OutagePause pause) {
    this.camel = camel;
    this.start = start;
    this.pause = pause;
  }

  @Override
  public Health health() {
    if (!start.isReady()) {
      return Health.down().withDetail("reason", start.obstacle()).build();
    }
    Map<String, OutagePause.Paused> paused = pause.paused();
    Health.Builder health = Health.up();
    for (Route route : camel.getRoutes()) {
      String id = route.getRouteId();
      ServiceStatus status = camel.getRouteController().getRouteStatus(id);
      if (paused.containsKey(id)) {
        OutagePause.Paused why = paused.get(id);
        stands(route, health)
            .withDetail(id, "Paused since %s: %s".formatted(why.since(), why.why()));
      } else if (!status.isStarted()) {
        stands(route, health).withDetail(id, "Not started: " + status);
      }
    }
    return health.build();
  }

  private static Health.Builder stands(Route route, Health.Builder health) {
    return route.getGroup() != null && GROUPS_BESIDE.contains(route.getGroup())
        ? health
        : health.down();
  }
}
