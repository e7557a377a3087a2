package no.nov.hub;

import java.time.ZoneId;
import no.nov.hub.app.command.Commands;
import no.nov.hub.platform.clock.SteadyClock;
import no.nov.hub.platform.start.OpenFiles;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class HubApplication {

  public static void main(String[] args) {
    OpenFiles.tooFew().ifPresent(HubApplication::refuse);
    if (Commands.isCommand(args)) {
      System.exit(Commands.run(args));
    }
    start(args);
  }

  /**
   * A broker that did not start can leave threads behind. They must not keep the process, or nobody
   * would start it again. Spring has told the fault by then.
   */
  private static void start(String[] args) {
    try {
      SpringApplication.run(HubApplication.class, args);
    } catch (Exception | Error failed) {
      System.exit(EndOfStart.status(failed));
    }
  }

  private static void refuse(String sentence) {
    System.err.println(sentence);
    System.exit(EndOfStart.NEEDS_OPERATOR);
  }

  /** Dates are those of Norway, wherever the machine stands. */
  @Bean
  SteadyClock clock() {
    return new SteadyClock(ZoneId.of("Europe/Oslo"));
  }
}
