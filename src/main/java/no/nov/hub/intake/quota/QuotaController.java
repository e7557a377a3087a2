package no.nov.hub.intake.quota;

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

  @GetMapping("/api/v1/quota")
  Map<String, Object> own(Caller caller) {
    return shown(quota.usage(caller.participant().id()));
  }

  @GetMapping("/api/v1/operator/quota")
  Map<String, List<Map<String, Object>>> all() {
    return Map.of("quotas", quota.usages().stream().map(this::shown).toList());
  }

  private Map<String, Object> shown(Usage usage) {
    return Map.of(
        "participant", usage.participant(),
        "day", quota.today(),
        "usedBytes", usage.used(),
        "mostBytes", usage.most(),
        "anewAt", quota.anew().toInstant());
  }
}
