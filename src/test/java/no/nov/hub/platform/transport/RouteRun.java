package no.nov.hub.platform.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Runs files of the routes folder with their endpoints swapped by property, and beans that a test
 * provides.
 */
public final class RouteRun implements AutoCloseable {

  private static final String TIME = "direct:time";
  private static final Duration POLL = Duration.ofMillis(500);

  private final DefaultCamelContext camel = new DefaultCamelContext();

  /**
   * @param endpoints by property, such as {@code hub.routes.write-inbox.to}
   * @param files names in the routes folder; the errors file comes with them
   */
  public static RouteRun of(
      Map<String, String> endpoints, Map<String, Object> beans, String... files) {
    RouteRun run = new RouteRun();
    Properties properties = new Properties();
    properties.put("hub.routes.park.to", "mock:dead");
    properties.putAll(endpoints);
    run.camel.getPropertiesComponent().setInitialProperties(properties);
    beans.forEach((name, bean) -> run.camel.getRegistry().bind(name, bean));
    run.start(Stream.concat(Stream.of("90-errors.camel.xml"), Stream.of(files)).toList());
    return run;
  }

  /**
   * One round of a file's route that a timer begins.
   *
   * @return the exchange as the route left it, with its fault if it failed
   */
  public static Exchange round(String file, Map<String, Object> beans) {
    String name = file.replaceFirst("^\\d+-", "").replace(".camel.xml", "");
    try (RouteRun run = of(Map.of("hub.routes.%s.from".formatted(name), TIME), beans, file)) {
      return run.send(TIME, null);
    }
  }

  private void start(List<String> files) {
    try {
      RouteFiles reader = new RouteFiles();
      reader.setCamelContext(camel);
      reader.build();
      List<RoutesBuilder> all =
          files.stream()
              .map(
                  file ->
                      PluginHelper.getResourceLoader(camel)
                          .resolveResource("file:" + Path.of("routes", file)))
              .map(
                  resource -> {
                    try {
                      return reader.loadRoutesBuilder(resource);
                    } catch (Exception e) {
                      throw new IllegalStateException(resource.getLocation(), e);
                    }
                  })
              .collect(Collectors.toList());
      for (RoutesBuilder routes : all) {
        camel.addRoutesConfigurations((RouteConfigurationsBuilder) routes);
      }
      for (RoutesBuilder routes : all) {
        camel.addRoutes(routes);
      }
      camel.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public DefaultCamelContext camel() {
    return camel;
  }

  /**
   * @return the exchange as the route left it
   */
  public Exchange send(String endpoint, Object body) {
    return camel.createFluentProducerTemplate().to(endpoint).withBody(body).send();
  }

  /** What arrived at {@code mock:name}. */
  public List<Exchange> arrivedAt(String name) {
    return camel.getEndpoint("mock:" + name, MockEndpoint.class).getExchanges();
  }

  @Override
  public void close() {
    camel.getRoutes().stream()
        .map(Route::getConsumer)
        .filter(ScheduledPollConsumer.class::isInstance)
        .map(ScheduledPollConsumer.class::cast)
        .forEach(RouteRun::pause);
    camel.stop();
  }

  /** Where Camel, as it stops, finds a poll under way, it looks again after a whole second. */
  private static void pause(ScheduledPollConsumer consumer) {
    consumer.suspend();
    long begun = System.nanoTime();
    while (consumer.isPolling() && System.nanoTime() - begun < POLL.toNanos()) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
