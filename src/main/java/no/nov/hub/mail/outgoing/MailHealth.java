package no.nov.hub.mail.outgoing;

import java.time.Duration;
import java.util.Optional;
import no.nov.hub.mail.outgoing.OutboxFigures.Figures;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * What waits to be mailed. A mail server that is out makes the hub itself no worse, so the hub
 * stays up; it is never part of readiness.
 */
@Component("mail")
class MailHealth extends AbstractHealthIndicator {

  private static final Duration SLOW = Duration.ofSeconds(30);
  private static final Duration TOO_LONG = Duration.ofMinutes(15);

  private final OutboxFigures figures;
  private final SmtpSettings smtp;
  private final OutgoingMail outgoing;
  private final SmtpConnections connections;

  MailHealth(
      OutboxFigures figures,
      SmtpSettings smtp,
      OutgoingMail outgoing,
      SmtpConnections connections) {
    super("The outbox could not be looked up");
    this.figures = figures;
    this.smtp = smtp;
    this.outgoing = outgoing;
    this.connections = connections;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Figures now = figures.now();
    boolean late = figures.age(now).compareTo(TOO_LONG) > 0;
    Optional<String> obstacle = obstacle();
    health.up();
    if (late || obstacle.isPresent()) {
      health.unknown();
    }
    health.withDetail("waiting", now.waiting());
    if (now.oldest() != null) {
      health.withDetail("oldestSince", now.oldest().toString());
    }
    outgoing.lastSent().ifPresent(at -> health.withDetail("lastSent", at.toString()));
    obstacle.ifPresent(why -> health.withDetail("reason", why));
    if (!smtp.isSet()) {
      health.withDetail("reason", "No mail server is set (hub.mail.smtp.host)");
    }
  }

  /** A server that keeps one waiting may take minutes to become a failure. */
  private Optional<String> obstacle() {
    Duration waiting = connections.longestWait();
    return waiting.compareTo(SLOW) > 0
        ? Optional.of(
            "The mail server %s:%d has not answered for %d s"
                .formatted(smtp.host(), smtp.port(), waiting.toSeconds()))
        : outgoing.obstacle();
  }
}
