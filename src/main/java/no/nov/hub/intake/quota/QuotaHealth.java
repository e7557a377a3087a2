package no.nov.hub.intake.quota;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Who has used up the day, or nearly. Nothing is wrong with the hub then. */
@Component("quotas")
class QuotaHealth implements HealthIndicator {

  private final Quota quota;

  QuotaHealth(Quota quota) {
    this.quota = quota;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (Usage usage : quota.usages()) {
      if (usage.isUsedUp()) {
        health.unknown();
      }
      if (usage.isNearlyUsedUp()) {
        health.withDetail(usage.participant(), told(usage));
      }
    }
    return health.build();
  }

  private String told(Usage usage) {
    String used = "%d %% of %s used today".formatted(usage.percent(), Amount.of(usage.most()));
    return usage.isUsedUp()
        ? used
            + "; nothing more is taken before %s. To raise it, set hub.quota.participants.%s and start the hub anew"
                .formatted(quota.anew(), usage.participant())
        : used;
  }
}
