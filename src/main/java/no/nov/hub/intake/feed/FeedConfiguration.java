package no.nov.hub.intake.feed;

import no.nov.hub.intake.file.FileSettings;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class FeedConfiguration {

  @Bean
  Fetching fetching(FeedLimits limits, FileSettings files) {
    return new Fetching(
        limits,
        (int) files.maxSize().toBytes(),
        SystemDefaultDnsResolver.INSTANCE,
        new PublicAddresses());
  }
}
