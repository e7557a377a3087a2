package no.nov.hub.minutes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** A document that says the same words as its page. */
@Configuration
public class MinutesForTests {

  /** As they are by default, with links. */
  public static void addSettings(GenericApplicationContext hub) {
    hub.registerBean(
        MinutesSettings.class,
        () ->
            new MinutesSettings(
                "https://hub.example.no",
                Duration.ofDays(3),
                Duration.ofDays(14),
                Duration.ofDays(3)));
  }

  @Bean
  Printing printing() {
    return (page, title, made) ->
        "%%PDF %s %s%n%s".formatted(title, made, page.text()).getBytes(StandardCharsets.UTF_8);
  }
}
