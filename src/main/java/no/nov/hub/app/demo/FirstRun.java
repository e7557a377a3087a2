package no.nov.hub.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The day of the first run, which all sample dates are relative to, and whether everything has been
 * sent.
 */
@Component
@Profile("demo")
class FirstRun {

  /**
   * @param directory where the demo remembers its first run
   */
  @ConfigurationProperties("hub.demo")
  record Settings(@DefaultValue("data/demo") Path directory) {}

  private final Path date;
  private final Path sent;

  FirstRun(Settings settings, Clock clock) {
    date = settings.directory().resolve("first-run");
    sent = settings.directory().resolve("sent");
    try {
      Files.createDirectories(settings.directory());
      if (!Files.exists(date)) {
        Files.writeString(date, LocalDate.now(clock).toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LocalDate date() throws IOException {
    return LocalDate.parse(Files.readString(date).strip());
  }

  boolean sent() {
    return Files.exists(sent);
  }

  void remember() throws IOException {
    Files.createFile(sent);
  }
}
