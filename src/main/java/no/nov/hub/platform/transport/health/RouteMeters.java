package no.nov.hub.platform.transport.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.stereotype.Component;

/**
 * Counts and times what goes through each route, and tells whether it is up. An exchange is a
 * request, a file or a whole batch of records. Stands in for camel-micrometer, which is not
 * published for this version; goes the day it is.
 */
@Component
class RouteMeters implements RoutePolicyFactory {

  private final MeterRegistry meters;

  RouteMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode node) {
    Gauge.builder("nov.route.up", () -> isUp(camel, routeId) ? 1 : 0)
        .description("1 while the route runs, 0 while it stands still")
        .tag("route", routeId)
        .register(meters);
    return new Measuring(routeId);
  }

  private static boolean isUp(CamelContext camel, String routeId) {
    ServiceStatus status = camel.getRouteController().getRouteStatus(routeId);
    return status != null && status.isStarted();
  }

  private final class Measuring extends RoutePolicySupport {

    private final String begun;
    private final Timer done;
    private final Timer failed;
    private final AtomicInteger inFlight;

    Measuring(String routeId) {
      begun = "nov.begun." + routeId;
      done = timer(routeId, "done");
      failed = timer(routeId, "failed");
      inFlight = new AtomicInteger();
      Gauge.builder("nov.route.in.flight", inFlight, AtomicInteger::get)
          .description("Exchanges in the route now")
          .tag("route", routeId)
          .register(meters);
    }

    private Timer timer(String routeId, String outcome) {
      return Timer.builder("nov.route.exchanges")
          .description("Exchanges that went through the route")
          .tag("route", routeId)
          .tag("outcome", outcome)
          .register(meters);
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      inFlight.incrementAndGet();
      exchange.setProperty(begun, System.nanoTime());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      inFlight.decrementAndGet();
      Long start = exchange.getProperty(begun, Long.class);
      if (start != null) {
        Timer timer = exchange.getException() == null ? done : failed;
        timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      }
    }
  }
}
