package no.nov.hub.admission;

import io.micrometer.core.instrument.MeterRegistry;
import no.nov.hub.message.Reason;
import org.springframework.stereotype.Component;

/**
 * Counts verdicts by participant and status, and the reasons given, for whoever watches the hub.
 */
@Component
class Verdicts {

  private final MeterRegistry meters;

  Verdicts(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(Judged judged) {
    String participant = judged.submission().sender().id();
    meters
        .counter("nov.verdicts", "participant", participant, "status", judged.verdict().status())
        .increment();
    for (Reason reason : judged.verdict().reasons()) {
      meters.counter("nov.reasons", "participant", participant, "code", reason.code()).increment();
    }
  }
}
