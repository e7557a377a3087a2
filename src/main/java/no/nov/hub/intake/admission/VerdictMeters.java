package no.nov.hub.intake.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.message.Reason;
import org.springframework.stereotype.Component;

/**
 * Counts verdicts by participant and status, and the reasons given, for whoever watches the hub.
 */
@Component
class VerdictMeters {

  private static final Map<String, String> DESCRIPTIONS =
      Map.of(
          "nov.verdicts", "Submissions judged, by verdict",
          "nov.reasons", "Reasons given with verdicts, by code");

  private final MeterRegistry meters;

  VerdictMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Added up first: to find a meter costs more than to add to it. */
  void count(List<Judged> judged) {
    Map<Counted, Integer> sums = new HashMap<>();
    for (Judged each : judged) {
      String participant = each.submission().sender().id();
      Verdict verdict = each.verdict();
      sums.merge(
          new Counted("nov.verdicts", participant, "status", verdict.status().word()),
          1,
          Integer::sum);
      for (Reason reason : verdict.reasons()) {
        sums.merge(new Counted("nov.reasons", participant, "code", reason.code()), 1, Integer::sum);
      }
    }
    sums.forEach(
        (what, sum) ->
            Counter.builder(what.meter)
                .description(DESCRIPTIONS.get(what.meter))
                .tags("participant", what.participant, what.label, what.value)
                .register(meters)
                .increment(sum));
  }

  private record Counted(String meter, String participant, String label, String value) {}
}
