package no.nov.hub.mail.incoming;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.nov.hub.mail.incoming.AnswersByMail.MeetingContact;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands mail on to people: what comes to a meeting's address to its contact, the rest to the
 * operator. The original goes along whole. Nothing automatic comes here, so nothing goes round.
 */
@Component
class Forwarding {

  private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
  private static final String PARKED = MailFolder.PARKED.folder();
  private static final String ABOUT_NO_MEETING = "mailbox";
  private static final int LARGEST = 10 << 20;
  private static final Duration HOUR = Duration.ofHours(1);

  private final ImapSettings settings;
  private final MailboxSettings mailbox;
  private final AnswersByMail answers;
  private final Outbox outbox;
  private final Composing composing;
  private final Nov nov;
  private final Participants participants;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Forwarding(
      ImapSettings settings,
      MailboxSettings mailbox,
      AnswersByMail answers,
      Outbox outbox,
      Composing composing,
      Nov nov,
      Participants participants,
      TransactionTemplate transactions,
      Clock clock) {
    this.settings = settings;
    this.mailbox = mailbox;
    this.answers = answers;
    this.outbox = outbox;
    this.composing = composing;
    this.nov = nov;
    this.participants = participants;
    this.transactions = transactions;
    this.clock = clock;
  }

  HandledMail toContact(String token, IncomingMail mail) {
    Optional<MeetingContact> contact = answers.contactOf(token);
    if (contact.isEmpty()) {
      return toOperator("letter", mail);
    }
    if (goneOn(contact.get().about()) >= settings.perMeetingAndHour()) {
      LOG.warn(
          "A mail was moved to {}: more mail comes to one meeting than goes on in an hour", PARKED);
      return HandledMail.parked("letter", "too_many");
    }
    return queue("letter", mail, toContact(contact.get(), mail));
  }

  /**
   * @param kind what it is, as it is counted
   */
  HandledMail toOperator(String kind, IncomingMail mail) {
    if (!mailbox.hasOperator()) {
      LOG.warn(
          "A mail was moved to {}: it is for nobody that the hub knows,"
              + " and hub.mail.operator is not set",
          PARKED);
      return HandledMail.parked(kind, "nobodys");
    }
    return queue(kind, mail, toOperator(mail));
  }

  private HandledMail queue(String kind, IncomingMail mail, Letter letter) {
    if (mail.bytes().length > LARGEST) {
      LOG.warn("A mail was moved to {}: it is too large to go on", PARKED);
      return HandledMail.parked(kind, "too_large");
    }
    transactions.executeWithoutResult(status -> outbox.add(List.of(letter)));
    return HandledMail.done(kind, "forwarded");
  }

  private long goneOn(String about) {
    Instant hourAgo = clock.instant().minus(HOUR);
    return outbox.deliveries(about).stream()
        .filter(delivery -> delivery.kind() == Letter.Kind.FORWARD)
        .filter(delivery -> delivery.since().isAfter(hourAgo))
        .count();
  }

  private Letter toContact(MeetingContact contact, IncomingMail mail) {
    Texts texts = new Texts(contact.contact().language());
    return composing.forward(
        new Composing.Sending(
            contact.owner(),
            nov.nameOf(contact.owner(), participants),
            contact.about(),
            contact.contact().address()),
        texts.say("mail.forward.to-contact", contact.title()),
        mail);
  }

  private Letter toOperator(IncomingMail mail) {
    Text sentence = Texts.inBoth("mail.forward.to-operator");
    return composing.forward(
        new Composing.Sending(nov.id(), nov.name(), ABOUT_NO_MEETING, mailbox.operator()),
        sentence.nb() + "\n\n" + sentence.en(),
        mail);
  }
}
