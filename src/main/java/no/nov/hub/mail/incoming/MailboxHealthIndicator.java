package no.nov.hub.mail.incoming;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the mailbox is looked into, and what is parked in it. A restart would mend neither, so it
 * counts for neither liveness nor readiness.
 */
@Component
class MailboxHealthIndicator implements HealthIndicator {

  private final ImapSettings settings;
  private final MailboxPolling mailboxPolling;

  MailboxHealthIndicator(ImapSettings settings, MailboxPolling mailboxPolling) {
    this.settings = settings;
    this.mailboxPolling = mailboxPolling;
  }

  @Override
  public Health health() {
    if (!settings.isSet()) {
      return Health.up().withDetail("reason", "No mailbox is set (hub.mail.imap.host)").build();
    }
    boolean down = mailboxPolling.isStale() || mailboxPolling.fault().isPresent();
    Health.Builder health = down ? Health.down() : Health.up();
    mailboxPolling.completed().ifPresent(at -> health.withDetail("lastLook", at.toString()));
    mailboxPolling.fault().ifPresent(fault -> health.withDetail("fault", fault));
    health.withDetail("setAside", mailboxPolling.mailsIn(MailFolder.PARKED.folder()));
    return health.build();
  }
}
