package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

class RouteFolderTest {

  private static final Path BROKEN = Path.of("src/test/resources/routes-broken");

  @Test
  void the_routes_hold_together() throws Exception {
    assertThat(RouteFolder.faults(Path.of("routes"), properties(), beans())).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_found() throws Exception {
    assertThat(RouteFolder.faults(BROKEN, properties(), beans()))
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

  private static Set<String> properties() throws IOException {
    Set<String> names = new HashSet<>();
    for (PropertySource<?> source :
        new YamlPropertySourceLoader()
            .load("settings", new FileSystemResource("src/main/resources/application.yml"))) {
      names.addAll(Set.of(((EnumerablePropertySource<?>) source).getPropertyNames()));
    }
    return names;
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
