package no.nov.hub.mail.outgoing;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.nov.hub.platform.transport.outage.DaemonThreads;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Camel's mail component as the hub sends with it. */
@Configuration
class CamelMail {

  /** No header of an exchange goes out: one named {@code To} would send the mail elsewhere. */
  @Bean("smtp")
  MailComponent smtp() {
    MailComponent component = new MailComponent();
    component.setHeaderFilterStrategy(new NoHeaders());
    return component;
  }

  /** As many as connections. */
  @Bean(value = "mailThreads", destroyMethod = "shutdownNow")
  ExecutorService mailThreads(SmtpSettings settings) {
    return Executors.newFixedThreadPool(settings.connections(), DaemonThreads.named("mail-sender"));
  }

  static final class NoHeaders implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
      return true;
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
      return true;
    }
  }
}
