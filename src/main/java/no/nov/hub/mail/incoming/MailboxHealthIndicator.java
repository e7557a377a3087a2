package no.nov.hub.mail.incoming;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the mailbox is looked into, and what lies aside in it. A restart would mend neither, so
 * it counts for neither liveness nor readiness.
 */
@Component
class MailboxHealthIndicator implements HealthIndicator {

  private final ImapSettings settings;
  private final Looking looking;

  MailboxHealthIndicator(ImapSettings settings, Looking looking) {
    this.settings = settings;
    this.looking = looking;
  }

  @Override
  public Health health() {
    if (!settings.isSet()) {
      return Health.up().withDetail("reason", "No mailbox is set (hub.mail.imap.host)").build();
    }
    boolean down = looking.isStale() || looking.fault().isPresent();
    Health.Builder health = down ? Health.down() : Health.up();
    looking.completed().ifPresent(at -> health.withDetail("lastLook", at.toString()));
    looking.fault().ifPresent(fault -> health.withDetail("fault", fault));
    health.withDetail("setAside", looking.mailsIn(Filing.SET_ASIDE.folder()));
    return health.build();
  }
}
