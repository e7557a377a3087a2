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

  MailFolder count(HandledMail handledMail) {
    Counter.builder("nov.mailbox.mails")
        .description(
            "Mails that came to the hub's mailbox, by what they were and what became of them")
        .tags("kind", handledMail.kind(), "outcome", handledMail.outcome())
        .register(meters)
        .increment();
    return handledMail.filing();
  }
}
