package no.nov.hub.admission;

import no.nov.hub.transport.Broker;
import no.nov.hub.transport.HangingTransactions;
import no.nov.hub.transport.KafkaSettings;
import no.nov.hub.transport.Publisher;
import no.nov.hub.transport.TransactionalPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One transactional id per process, for the one route that needs it. */
@Configuration
class AdmissionPublisher {

  @Bean
  Publisher publisher(Broker broker, HangingTransactions hanging, KafkaSettings settings) {
    return new TransactionalPublisher(broker, hanging, "nov-hub-admission-" + settings.instance());
  }
}
