package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What a stranger wrote forges no line of the log, whichever way it is written. */
class LogPatternTest {

  private static final String CONSOLE = "logging.pattern.console";
  private static final String FILE = "logging.pattern.file";

  private final StandardEnvironment settings = new StandardEnvironment();
  private final LoggerContext log = new LoggerContext();

  @BeforeEach
  void read() throws IOException {
    new YamlPropertySourceLoader()
        .load("hub", new ClassPathResource("application.yml"))
        .forEach(settings.getPropertySources()::addLast);
  }

  @ParameterizedTest
  @ValueSource(strings = {CONSOLE, FILE})
  void an_event_is_one_line_whatever_stands_in_it(String pattern) {
    String written = write(pattern, "hub", "a\nb\r\nc\u001b[2Jd\u2028e\u0085f\u2029g\u0000h", null);

    assertThat(written.lines()).hasSize(1);
    assertThat(written.strip()).endsWith("a b  c [2Jd e f g h").doesNotContain("\u0000");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONSOLE, FILE})
  void what_a_fault_says_stays_on_its_line_and_its_places_are_kept(String pattern) {
    Exception fault =
        new IllegalStateException(
            "said\r\n2027-01-01T00:00:00Z ERROR forged",
            new IOException("deeper\n2027-01-01 ERROR forged"));

    String written = write(pattern, "hub", "failed", fault);

    assertThat(written.lines())
        .noneMatch(line -> line.startsWith("2027"))
        .anyMatch(line -> line.contains("IllegalStateException: said"))
        .anyMatch(line -> line.startsWith("Caused by: java.io.IOException: deeper"))
        .anyMatch(line -> line.startsWith("\tat ") && line.contains(getClass().getSimpleName()));
  }

  @ParameterizedTest
  @ValueSource(strings = {CONSOLE, FILE})
  void why_the_hub_does_not_start_keeps_its_lines(String pattern) {
    String report =
        "\n\n***************************\nAPPLICATION FAILED TO START\n***************************\n\nDescription:\n\nThe folder.\n";

    assertThat(write(pattern, "hub", report, null)).contains(report);
  }

  private String write(String pattern, String logger, String message, Throwable fault) {
    PatternLayout layout = new PatternLayout();
    layout.setContext(log);
    layout.getInstanceConverterMap().put("clr", ColorConverter::new);
    layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
    layout.setPattern(settings.getRequiredProperty(pattern));
    layout.start();
    Logger from = log.getLogger(logger);
    return layout.doLayout(new LoggingEvent("x", from, Level.WARN, message, fault, null));
  }
}
