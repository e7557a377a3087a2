package no.nov.hub.groups.minutes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import no.nov.hub.groups.minutes.content.MinutesSettings;
import org.springframework.context.support.GenericApplicationContext;

/** The settings of minutes by default, and a document that says what its page says. */
public final class MinutesForTests {

  static final PdfPrinter PRINTING =
      (page, title, made) ->
          "%%PDF %s %s%n%s".formatted(title, made, page.text()).getBytes(StandardCharsets.UTF_8);

  private MinutesForTests() {}

  public static void addTo(GenericApplicationContext hub) {
    hub.registerBean(
        MinutesSettings.class,
        () -> new MinutesSettings(Duration.ofDays(3), Duration.ofDays(14), Duration.ofDays(3)));
    hub.registerBean("printing", PdfPrinter.class, () -> PRINTING);
  }
}
