package no.nov.hub.mail.incoming;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.quota.Usage;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.participant.Participants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mails those who send for a participant, once a day, when its quota is nearly used up; where none
 * is registered, the operator.
 */
@Component("tellingQuota")
public class TellingQuota {

  private static final Logger LOG = LoggerFactory.getLogger(TellingQuota.class);

  private final Quota quota;
  private final SubmissionAddressTables addresses;
  private final MailboxSettings settings;
  private final Participants participants;
  private final Composing composing;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final Clock clock;

  /** The outbox knows the letters by day too; this only spares it the question. */
  private final Set<String> told = new HashSet<>();

  TellingQuota(
      Quota quota,
      SubmissionAddressTables addresses,
      MailboxSettings settings,
      Participants participants,
      Composing composing,
      Outbox outbox,
      TransactionTemplate transactions,
      Clock clock) {
    this.quota = quota;
    this.addresses = addresses;
    this.settings = settings;
    this.participants = participants;
    this.composing = composing;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void tell() {
    String today = quota.today().toString();
    told.removeIf(each -> !each.startsWith(today));
    for (Usage usage : quota.usages()) {
      String key = today + " " + usage.participant();
      if (usage.isNearlyUsedUp() && !told.contains(key) && isTold(usage)) {
        told.add(key);
      }
    }
  }

  private boolean isTold(Usage usage) {
    try {
      List<Letter> letters =
          recipients(usage.participant()).stream().map(to -> letter(usage, to)).toList();
      transactions.executeWithoutResult(status -> outbox.add(letters));
      return true;
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("The mail on the quota of {} waits for the database", usage.participant(), e);
      return false;
    }
  }

  private List<String> recipients(String participant) {
    List<String> senders = addresses.senders(participant);
    return senders.isEmpty() && settings.hasOperator() ? List.of(settings.operator()) : senders;
  }

  private Letter letter(Usage usage, String recipient) {
    String participant = usage.participant();
    String name = participants.get(participant).name();
    return composing.ofTheDay(
        new Composing.Sending(participant, name, "submission " + participant, recipient),
        QuotaText.subject(),
        new QuotaText(name, usage.percent(), quota.amount(participant), quota.today()).text(),
        clock.instant(),
        quota.anew().toInstant());
  }
}
