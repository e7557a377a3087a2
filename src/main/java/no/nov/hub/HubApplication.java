package no.nov.hub;

import java.time.Clock;
import java.time.ZoneId;
import no.nov.hub.command.Commands;
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
    if (Commands.isCommand(args)) {
      System.exit(Commands.run(args));
    }
    SpringApplication.run(HubApplication.class, args);
  }

  /** Dates are those of Norway, wherever the machine stands. */
  @Bean
  Clock clock() {
    return Clock.system(ZoneId.of("Europe/Oslo"));
  }
}
