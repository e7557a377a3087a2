package no.nov.hub.intake.admission;

import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.KafkaSettings;
import no.nov.hub.platform.transport.transaction.HangingTransactions;
import no.nov.hub.platform.transport.transaction.Publisher;
import no.nov.hub.platform.transport.transaction.TransactionalPublisher;
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
