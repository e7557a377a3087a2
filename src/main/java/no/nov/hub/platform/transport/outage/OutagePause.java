package no.nov.hub.platform.transport.outage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Stops a route whose work fails after its retries and starts it again after a pause that grows
 * from one second to thirty. What it was working on stays where it came from: an offset that was
 * not committed, a file that was not moved. Stopping is chosen before suspending because a
 * suspended Kafka consumer that has never committed goes on behind what failed.
 */
@Component
public class OutagePause implements RoutePolicyFactory, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(OutagePause.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration UNTIL_STARTED = Duration.ofMillis(50);
  private static final int PAUSES_UNTOLD = 10;

  private final Clock clock;
  private final Map<String, Paused> failing = new ConcurrentHashMap<>();
  private final Set<String> standing = ConcurrentHashMap.newKeySet();
  private final Map<String, Paused> stoppedForGood = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("outage-pause"));

  /**
   * @param since the first failure
   * @param why the last one's cause
   * @param times failures in a row
   */
  public record Paused(Instant since, String why, int times) {}

  public OutagePause(Clock clock) {
    this.clock = clock;
  }

  /** The routes that stand still because of an outage, by id. */
  public Map<String, Paused> paused() {
    Map<String, Paused> now = new TreeMap<>(failing);
    now.keySet().retainAll(standing);
    now.putAll(stoppedForGood);
    return now;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
    return new RoutePolicySupport() {
      @Override
      public void onExchangeDone(Route done, Exchange exchange) {
        if (done.getEndpoint().getEndpointUri().startsWith("direct:")) {
          return;
        }
        if (exchange.getException() == null) {
          recovered(routeId);
        } else if (!(exchange.getException() instanceof WaitsAlone)) {
          pause(camel, routeId, exchange.getException());
        }
      }
    };
  }

  /** For a route that is called started but does nothing: as after a failure. */
  public void startAnew(CamelContext camel, String routeId) {
    pause(camel, routeId, new StandsStill());
  }

  /**
   * For good, until the hub is started anew: those of the group cannot read on. A pause that they
   * are in does not end.
   */
  public void stopReaders(CamelContext camel, String group, NotTogether fault) {
    camel.getRoutes().stream()
        .filter(
            route ->
                route.getEndpoint() instanceof KafkaEndpoint topic
                    && group.equals(topic.getConfiguration().getGroupId()))
        .map(Route::getRouteId)
        .filter(
            routeId ->
                stoppedForGood.putIfAbsent(
                        routeId, new Paused(clock.instant(), fault.getMessage(), 1))
                    == null)
        .forEach(
            routeId -> {
              LOG.error("Route {} stands still. {}", routeId, fault.getMessage());
              onceStarted(camel, routeId, () -> stop(camel, routeId));
            });
  }

  private static final class StandsStill extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StandsStill() {
      super("records wait, but nothing is read");
    }
  }

  private void recovered(String routeId) {
    if (failing.remove(routeId) != null) {
      LOG.info("Route {} works again", routeId);
    }
  }

  private void pause(CamelContext camel, String routeId, Exception fault) {
    if (stoppedForGood.containsKey(routeId) || !standing.add(routeId)) {
      return;
    }
    Paused now =
        failing.merge(
            routeId,
            new Paused(clock.instant(), Outages.kind(fault), 1),
            (before, first) -> new Paused(before.since(), first.why(), before.times() + 1));
    Duration pause = pauseAfter(now.times());
    if (isTold(now.times())) {
      LOG.warn(
          "Route {} pauses for {} s: {}. Nothing is lost; it goes on by itself when this works again",
          routeId,
          pause.toSeconds(),
          fault.toString());
    }
    onceStarted(
        camel,
        routeId,
        () -> {
          stop(camel, routeId);
          timer.schedule(() -> start(camel, routeId), pause.toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  /**
   * A route works before Camel has finished starting it. One that is stopped in between makes the
   * start of all routes fail, so whatever stops it waits until it is started.
   */
  private void onceStarted(CamelContext camel, String routeId, Runnable work) {
    timer.execute(
        () -> {
          if (camel.getRouteController().getRouteStatus(routeId).isStarted()) {
            work.run();
          } else if (!isEnding(camel)) {
            timer.schedule(
                () -> onceStarted(camel, routeId, work),
                UNTIL_STARTED.toMillis(),
                TimeUnit.MILLISECONDS);
          }
        });
  }

  private static boolean isEnding(CamelContext camel) {
    return camel.isStopping() || camel.isStopped();
  }

  static Duration pauseAfter(int times) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(times - 1, 10));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  /** As the pauses grow, and then once in five minutes. */
  private static boolean isTold(int times) {
    return pauseAfter(times).compareTo(LONGEST) < 0 || times % PAUSES_UNTOLD == 0;
  }

  private static void stop(CamelContext camel, String routeId) {
    try {
      camel.getRouteController().stopRoute(routeId, 20, TimeUnit.SECONDS);
    } catch (Exception e) {
      LOG.error("Route {} could not be stopped for its pause", routeId, e);
    }
  }

  private void start(CamelContext camel, String routeId) {
    if (isEnding(camel) || stoppedForGood.containsKey(routeId)) {
      return;
    }
    standing.remove(routeId);
    try {
      camel.getRouteController().startRoute(routeId);
    } catch (Exception e) {
      pause(camel, routeId, e);
    }
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
