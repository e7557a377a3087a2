package no.nov.hub.benchmark;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.HubApplication;
import no.nov.hub.platform.transport.HubStart;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The hub as it is shipped, but for the broker, which is the one of all contenders.
 *
 * @param routes which of its route files it reads
 */
record Hub(String name, String routes) implements Contender {

  static final String ADMISSION_ALONE =
      "file:routes/30-admit.camel.xml,file:routes/90-errors.camel.xml";
  static final String ALL = "file:routes/*.camel.xml";

  /** Looked at seldom, since looking costs the hub's processor time. */
  private static final int GLANCE_MILLIS = 20;

  private static final Duration START_PATIENCE = Duration.ofMinutes(1);

  @Override
  public Ready prepare(Stage stage) throws Exception {
    ConfigurableApplicationContext hub =
        SpringApplication.run(HubApplication.class, arguments(stage));
    if (!hub.getBean(HubStart.class).awaitReady(START_PATIENCE)) {
      throw new IllegalStateException("The hub is not ready after " + START_PATIENCE);
    }
    hub.getBean(CamelContext.class).getRouteController().stopRoute("admit");
    return new Waiting(hub);
  }

  private String[] arguments(Stage stage) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--hub.data=" + stage.directory(),
                "--server.port=0",
                "--logging.level.root=WARN",
                "--spring.main.banner-mode=off",
                "--camel.main.routes-include-pattern=" + routes,
                "--hub.admission.old-after-months=1200",
                "--hub.embedded.kafka.enabled=false"));
    for (Map.Entry<String, Object> each : stage.clientProperties().entrySet()) {
      arguments.add(
          each.getKey().equals("bootstrap.servers")
              ? "--hub.kafka.bootstrap-servers=" + each.getValue()
              : "--hub.kafka.properties.[%s]=%s".formatted(each.getKey(), each.getValue()));
    }
    return arguments.toArray(String[]::new);
  }

  private record Waiting(ConfigurableApplicationContext hub) implements Ready {

    @Override
    public void admit(int inAll) throws Exception {
      RouteController routes = hub.getBean(CamelContext.class).getRouteController();
      MeterRegistry meters = hub.getBean(MeterRegistry.class);
      routes.startRoute("admit");
      while (verdicts(meters) < inAll || kept(hub.getBean(JdbcTemplate.class)) < inAll) {
        Thread.sleep(GLANCE_MILLIS);
      }
    }

    @Override
    public void pause() throws Exception {
      hub.getBean(CamelContext.class).getRouteController().stopRoute("admit");
    }

    /** Counted when Kafka has committed. */
    private static double verdicts(MeterRegistry meters) {
      return meters.find("nov.verdicts").counters().stream().mapToDouble(Counter::count).sum();
    }

    private static long kept(JdbcTemplate jdbc) {
      return jdbc.queryForObject(
          "SELECT SUM(inbox_offset) FROM kept.admission_progress", Long.class);
    }

    @Override
    public void close() {
      hub.close();
    }
  }
}
