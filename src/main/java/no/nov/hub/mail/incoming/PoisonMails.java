package no.nov.hub.mail.incoming;

import static no.nov.hub.platform.database.Rows.utc;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.nov.hub.intake.submission.AwaitingReceipts.NoReceiptYet;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.transport.LostRace;
import no.nov.hub.platform.transport.outage.Outages;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts how often one mail could not be handled while others were, and has it parked before it is
 * tried for ever.
 */
@Component("poisonMails")
public class PoisonMails {

  static final int MOST_FAILURES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(PoisonMails.class);

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final MailMeters meters;
  private final Clock clock;

  PoisonMails(JdbcTemplate jdbc, MailMeters meters, Clock clock) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * False where every other mail would fail as well. That the server does not hand over one mail,
   * over a connection that was there a moment ago, is a failure of that mail: there are servers
   * that never do.
   */
  public boolean isOfThisMail(Exchange exchange) {
    Throwable fault =
        Optional.ofNullable(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class))
            .orElseGet(exchange::getException);
    return fault instanceof MessagingException || !(Outages.isOutage(fault) || isWaiting(fault));
  }

  private static boolean isWaiting(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoReceiptYet) {
        return true;
      }
    }
    return false;
  }

  /** Notes the failure; from the fifth on the mail is moved, before that it is read again. */
  public void failed(Exchange exchange) {
    String place = exchange.getProperty(MailConstants.MAIL_MESSAGE_ID, "?", String.class);
    String hash =
        Optional.ofNullable(exchange.getVariable("mail", ReceivedMail.class))
            .flatMap(ReceivedMail::mail)
            .map(IncomingMail::hash)
            .orElse("");
    int failures = count(place, hash);
    String kind =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class).getClass().getSimpleName();
    if (failures < MOST_FAILURES) {
      LOG.warn("The mail {} could not be handled ({}); it is read again", place, kind);
      return;
    }
    LOG.error(
        "The mail {} could not be handled {} times ({}) and is moved to {}. When that is mended, move it back to INBOX",
        place,
        failures,
        kind,
        MailFolder.PARKED.folder());
    exchange
        .getMessage()
        .setHeader(
            MailConstants.MAIL_MOVE_TO,
            meters.count(HandledMail.parked("unread", "failed")).folder());
  }

  private int count(String place, String hash) {
    LostRace.again(
        () ->
            upserts
                .into("kept.mailbox_failure", hash)
                .key("place", mail -> place)
                .key("hash", mail -> mail)
                .set("failures", mail -> 1, "t.failures + n.failures")
                .set("last_at", mail -> clock.instant())
                .write());
    List<Integer> failures =
        jdbc.queryForList(
            "SELECT failures FROM kept.mailbox_failure WHERE place = ? AND hash = ?",
            Integer.class,
            place,
            hash);
    return failures.get(0);
  }

  /** A mail gets a new UID when it is moved back, and is counted anew. */
  public void forgetOld() {
    jdbc.update(
        "DELETE FROM kept.mailbox_failure WHERE last_at < ?",
        utc(clock.instant().minus(Duration.ofDays(30))));
  }
}
