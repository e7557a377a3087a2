package no.nov.hub.intake.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.access.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a participant has used of its day; for the operator, what each has. */
@RestController
class QuotaController {

  private final Quota quota;

  QuotaController(Quota quota) {
    this.quota = quota;
  }

  /**
   * @param day in Oslo
   * @param usedBytes of this day, as counted at all edges
   * @param anewAt when the next day begins
   */
  record QuotaView(
      String participant, LocalDate day, long usedBytes, long mostBytes, Instant anewAt) {}

  @GetMapping("/api/v1/quota")
  QuotaView own(Caller caller) {
    return view(quota.usage(caller.participant().id()));
  }

  @GetMapping("/api/v1/operator/quota")
  Map<String, List<QuotaView>> all() {
    return Map.of("quotas", quota.usages().stream().map(this::view).toList());
  }

  private QuotaView view(Usage usage) {
    return new QuotaView(
        usage.participant(), quota.today(), usage.used(), usage.most(), quota.anew().toInstant());
  }
}
