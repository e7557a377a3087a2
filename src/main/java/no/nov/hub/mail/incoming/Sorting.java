package no.nov.hub.mail.incoming;

import java.util.Locale;
import java.util.Optional;
import no.nov.hub.mail.incoming.AnswersByMail.Outcome;
import no.nov.hub.mail.incoming.BounceReader.Report;
import no.nov.hub.mail.incoming.ReplyReader.Content;
import no.nov.hub.mail.outgoing.HubAddress;
import no.nov.hub.mail.outgoing.HubAddress.Purpose;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.MessageId;
import no.nov.hub.mail.outgoing.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is done with a mail that is no submission, by the address it came to. */
@Component
class Sorting {

  private static final Logger LOG = LoggerFactory.getLogger(Sorting.class);

  private final MailSettings own;
  private final SenderProof senderProof;
  private final AnswersByMail answers;
  private final Outbox outbox;
  private final Forwarding forwarding;

  Sorting(
      MailSettings own,
      ImapSettings settings,
      AnswersByMail answers,
      Outbox outbox,
      Forwarding forwarding) {
    this.own = own;
    this.senderProof = new SenderProof(settings.trustedAuthservId());
    this.answers = answers;
    this.outbox = outbox;
    this.forwarding = forwarding;
  }

  HandledMail take(ReceivedMail received) {
    if (received.mail().isEmpty()) {
      LOG.warn(
          "A mail is too large to be read, or has more headers or parts than programs write, and was moved to {}",
          MailFolder.PARKED.folder());
      return HandledMail.parked("unread", "too_large");
    }
    IncomingMail mail = received.mail().get();
    if (isOwn(mail)) {
      return HandledMail.done("own", "ignored");
    }
    return received
        .address()
        .map(address -> toAddress(address, mail))
        .orElseGet(() -> toTheHub(mail));
  }

  private HandledMail toAddress(HubAddress address, IncomingMail mail) {
    return address.purpose() == Purpose.MEETING
        ? toMeeting(address.token(), mail)
        : toBounces(address.token(), mail);
  }

  /**
   * An answer counts however it was sent: Google writes {@code Auto-Submitted: auto-generated} on
   * what a person has clicked, and the answer of a room is one, too.
   */
  private HandledMail toMeeting(String token, IncomingMail mail) {
    Content content = ReplyReader.read(mail, senderProof.vouchesFor(mail));
    if (content instanceof Content.Answer answer) {
      return answered(token, answer.answer(), mail);
    }
    if (content instanceof Content.AsksAgain) {
      return HandledMail.done("answer", "asks_again");
    }
    return report(mail)
        .orElseGet(
            () ->
                AutomaticMail.is(mail)
                    ? HandledMail.done("automatic", "ignored")
                    : forwarding.toContact(token, mail));
  }

  private HandledMail answered(String token, MailedAnswer answer, IncomingMail mail) {
    Outcome outcome = answers.take(token, answer);
    return outcome == Outcome.UNKNOWN_MEETING
        ? forwarding.toOperator("answer", mail)
        : HandledMail.done("answer", outcome.name().toLowerCase(Locale.ROOT));
  }

  private HandledMail toBounces(String token, IncomingMail mail) {
    Optional<Report> report = BounceReader.read(mail).or(() -> BounceReader.readPlain(mail));
    if (report.isPresent()) {
      return reported(token, report.get(), mail);
    }
    return AutomaticMail.is(mail)
        ? HandledMail.done("automatic", "ignored")
        : forwarding.toOperator("bounce", mail);
  }

  private HandledMail toTheHub(IncomingMail mail) {
    return report(mail)
        .orElseGet(
            () ->
                AutomaticMail.is(mail)
                    ? HandledMail.done("automatic", "ignored")
                    : forwarding.toOperator("letter", mail));
  }

  /** A report that did not come to the address of the mail that it is about. */
  private Optional<HandledMail> report(IncomingMail mail) {
    return BounceReader.read(mail)
        .map(
            report ->
                BounceReader.token(mail, own.address())
                    .map(token -> reported(token, report, mail))
                    .orElseGet(() -> forwarding.toOperator("bounce", mail)));
  }

  private HandledMail reported(String token, Report report, IncomingMail mail) {
    return outbox.report(token, report.delivery(), report.status())
        ? HandledMail.done("bounce", report.delivery().name().toLowerCase(Locale.ROOT))
        : forwarding.toOperator("bounce", mail);
  }

  /**
   * What the hub itself has sent and is led back here must not go round; whoever leads it may have
   * put a name of his own in From, but leaves its Message-ID.
   */
  private boolean isOwn(IncomingMail mail) {
    return mail.from().filter(from -> HubAddress.isOwn(from, own.address())).isPresent()
        || mail.messageId().filter(id -> MessageId.isOf(own.domain(), id)).isPresent();
  }
}
