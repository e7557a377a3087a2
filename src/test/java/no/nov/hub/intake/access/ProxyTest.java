package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nov.hub.HttpSlice;
import no.nov.hub.platform.link.Links;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The proxy that docs/operate.md shows passes on what is meant for others, and nothing else. */
class ProxyTest {

  private static final Pattern LOCATION = Pattern.compile("location ~ (\\S+) \\{");

  @TempDir static Path data;

  static Stream<String> publicPaths() {
    return Stream.of(Links.open(), Links.withKey(), Links.pages()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("publicPaths")
  void what_others_may_reach_is_passed_on(String path) throws IOException {
    assertThat(passed(filled(path))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/error",
        "/actuator",
        "/actuator/prometheus",
        "/actuator/health/mail",
        "/actuator/health/feeds",
        "/actuator/healthy",
        "/calendarx",
        "/svar",
        "/apis",
        "/hub.css/x",
        "/x/api/v1/messages",
        "/x/hub.css"
      })
  void what_is_for_the_machine_itself_is_not(String path) throws IOException {
    assertThat(passed(path)).isFalse();
  }

  /** A page that is added and forgotten in the list would be cut off. */
  @Test
  void every_page_of_the_hub_is_passed_on() throws IOException {
    try (ConfigurableApplicationContext hub = HttpSlice.start(data)) {
      for (var mapping :
          hub.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
              .getHandlerMethods()
              .keySet()) {
        for (String path : mapping.getPatternValues()) {
          assertThat(passed(filled(path))).as(path).isEqualTo(!path.equals("/error"));
        }
        assertThat(mapping.getMethodsCondition().getMethods()).doesNotContain(RequestMethod.TRACE);
      }
    }
  }

  @Test
  void files_of_every_size_that_the_hub_takes_pass() throws IOException {
    Matcher size = Pattern.compile("client_max_body_size (\\d+)m;").matcher(document());

    assertThat(size.find()).isTrue();
    assertThat(Integer.parseInt(size.group(1))).isGreaterThan(25);
  }

  private static boolean passed(String path) throws IOException {
    Matcher location = LOCATION.matcher(document());
    assertThat(location.find()).isTrue();
    return Pattern.compile(location.group(1)).matcher(path).find();
  }

  /** With words in the place of what is open. */
  private static String filled(String pattern) {
    return pattern.replaceAll("\\{[^}]*}|\\*+", "x-1");
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("docs/operate.md"));
  }
}
