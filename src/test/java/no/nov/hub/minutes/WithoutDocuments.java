package no.nov.hub.minutes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands in for the package of documents in tests of the whole hub; goes when that is there. */
@Configuration
class WithoutDocuments {

  @Bean
  Printing printing() {
    return MinutesForTests.PRINTING;
  }
}
