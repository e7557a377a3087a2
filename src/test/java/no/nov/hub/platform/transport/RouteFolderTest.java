package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

class RouteFolderTest {

  private static final Path BROKEN = Path.of("src/test/resources/routes-broken");

  @Test
  void the_routes_hold_together() throws Exception {
    assertThat(RouteFolder.faults(HubRoutes.FOLDER, HubRoutes.settings().keySet(), beans()))
        .isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_found() throws Exception {
    assertThat(RouteFolder.faults(BROKEN, HubRoutes.settings().keySet(), beans()))
        .containsExactlyInAnyOrder(
            "10-cut-off.camel.xml: is not XML",
            "10-cut-off.camel.xml: Camel cannot read it",
            "20-other-namespace.camel.xml: the root element is not in http://camel.apache.org/schema/xml-io",
            "20-other-namespace.camel.xml: there is no property 'hub.routes.nowhere.from'",
            "30-wrong-names.camel.xml: the route's id 'something' does not begin with 'wrong-names'",
            "30-wrong-names.camel.xml: the route 'something' has no description to speak of",
            "30-wrong-names.camel.xml: the route's id '' does not begin with 'wrong-names'",
            "30-wrong-names.camel.xml: a route has no id",
            "30-wrong-names.camel.xml: the id 'wrong-names' stands twice",
            "30-wrong-names.camel.xml: there is no route configuration 'nobody'",
            "30-wrong-names.camel.xml: there is no bean 'nothing'",
            "30-wrong-names.camel.xml: the bean 'inbox' has no public method 'nothing'",
            "30-wrong-names.camel.xml: the bean 'inbox' has no public method 'never'",
            "30-wrong-names.camel.xml: no route begins with 'direct:nowhere'",
            "30-wrong-names.camel.xml: there is no property 'hub.routes.nowhere.to'",
            "the errors file must hold the one nameless route configuration");
  }

  /** Where a test names it to a {@link RouteRun}, or where the tests read the folder. */
  @Test
  void each_file_is_run_in_a_test() throws IOException {
    String tests = whatTestsRun();

    assertThat(HubRoutes.files())
        .filteredOn(file -> !ProjectionRoutesTest.files().contains(file))
        .allSatisfy(
            file ->
                assertThat(tests.contains('"' + file + '"'))
                    .as("a test that runs %s", file)
                    .isTrue());
  }

  private static String whatTestsRun() throws IOException {
    StringBuilder tests = new StringBuilder();
    try (Stream<Path> all = Files.walk(Path.of("src/test/java"))) {
      for (Path file : all.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        if (text.contains("RouteRun") || text.contains("round(\"")) {
          tests.append(text);
        }
      }
    }
    return tests.toString();
  }

  /** Camel gives each name one thread, for all routes that begin with it. */
  @Test
  void no_two_routes_share_the_thread_of_a_scheduler() {
    List<String> names =
        schedulers().map(uri -> uri.replaceFirst("scheduler:([^?]+).*", "$1")).toList();

    assertThat(names).hasSizeGreaterThan(15).doesNotHaveDuplicates();
  }

  @Test
  void camel_knows_each_option_of_the_schedulers() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.start();
      assertThat(schedulers())
          .allSatisfy(
              uri -> {
                // Its end waits ten seconds for those that still run.
                try (Consumer consumer = camel.getEndpoint(uri).createConsumer(exchange -> {})) {
                  consumer.start();
                }
              });
    }
  }

  @Test
  void the_database_is_read_at_night_by_the_clock_of_norway() throws Exception {
    String uri = HubRoutes.settings().get("hub.routes.watch-database.from");
    assertThat(uri).contains("cron=0+30+3+*+*+*", "timeZone=Europe/Oslo");
    CountDownLatch read = new CountDownLatch(1);
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from(uri.replace("0+30+3+*+*+*", "*+*+*+*+*+*")).process(e -> read.countDown());
            }
          });
      camel.start();

      assertThat(read.await(20, TimeUnit.SECONDS))
          .as("with a time that comes each second")
          .isTrue();
    }
  }

  private static Stream<String> schedulers() {
    return HubRoutes.settings().entrySet().stream()
        .filter(each -> each.getKey().startsWith("hub.routes."))
        .map(Map.Entry::getValue)
        .filter(uri -> uri.startsWith("scheduler:"));
  }

  private static Map<String, Class<?>> beans() throws ClassNotFoundException {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Component.class));
    Map<String, Class<?>> beans = new HashMap<>();
    for (var candidate : scan.findCandidateComponents("no.nov.hub")) {
      Class<?> type = Class.forName(candidate.getBeanClassName());
      Component component = type.getAnnotation(Component.class);
      if (component != null && !component.value().isEmpty()) {
        beans.put(component.value(), type);
      }
    }
    return beans;
  }
}
