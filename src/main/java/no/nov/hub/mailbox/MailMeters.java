package no.nov.hub.mailbox;

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
    meters
        .counter("nov.mailbox.mails", "kind", handling.kind(), "outcome", handling.outcome())
        .increment();
    return handling.filing();
  }
}
