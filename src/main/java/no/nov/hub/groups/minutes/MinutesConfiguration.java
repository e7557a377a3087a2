package no.nov.hub.groups.minutes;

import no.nov.hub.platform.document.Pdf;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class MinutesConfiguration {

  @Bean
  PdfPrinter printing(Pdf pdf) {
    return pdf::of;
  }
}
