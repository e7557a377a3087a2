package no.nov.hub.mail.incoming;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what was done with mails, without saying whose they were. */
@Component
class MailMeters {

  private final MeterRegistry meters;

  MailMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  Filing count(Handling handling) {
    Counter.builder("nov.mailbox.mails")
        .description(
            "Mails that came to the hub's mailbox, by what they were and what became of them")
        .tags("kind", handling.kind(), "outcome", handling.outcome())
        .register(meters)
        .increment();
    return handling.filing();
  }
}
