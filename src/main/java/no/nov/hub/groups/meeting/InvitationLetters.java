package no.nov.hub.groups.meeting;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.nov.hub.mail.outgoing.HubAddress;
import no.nov.hub.mail.outgoing.HubAddress.Purpose;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.platform.transport.outage.DaemonThreads;
import no.nov.hub.shared.event.EventTime;
import org.springframework.stereotype.Component;

/** Writes the mails about meetings. */
@Component
class InvitationLetters {

  private final MailSettings mail;
  private final ExecutorService writers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(), DaemonThreads.named("write-mail"));

  InvitationLetters(MailSettings mail) {
    this.mail = mail;
  }

  /**
   * In the order of the mails. Writing takes longer than sending, so every processor takes part.
   */
  List<Letter> write(List<InvitationMail> mails) {
    List<CompletableFuture<Letter>> written =
        mails.stream()
            .map(
                invitationMail ->
                    CompletableFuture.supplyAsync(() -> write(invitationMail), writers))
            .toList();
    try {
      return written.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  Letter write(InvitationMail invitationMail) {
    Meeting meeting = invitationMail.meeting();
    Invitation person = invitationMail.invitation();
    InvitationText text = new InvitationText(invitationMail);
    String organiser = new HubAddress(Purpose.MEETING, meeting.token()).at(mail.address());
    Mime mime =
        new Mime(invitationMail.messageId(), invitationMail.stamp())
            .from(invitationMail.ownerName(), mail.address())
            .to(person.person())
            .replyTo(invitationMail.contact().name(), invitationMail.contact().address())
            .subject(text.subject())
            .header("Auto-Submitted", "auto-generated")
            .header(
                "List-Id",
                invitationMail.allGroups().stream().findFirst().orElse(invitationMail.ownerName()),
                listId(meeting))
            .page(text.page())
            .calendar(new InvitationCalendar(invitationMail, organiser).part());
    invitationMail.firstMessage().ifPresent(mime::inReplyTo);
    if (invitationMail.tail() != null) {
      mime.openEnded(invitationMail.tail());
    }
    return new Letter(
        invitationMail.messageId(),
        invitationMail.kind(),
        meeting.owner(),
        meeting.about(),
        person.address(),
        mime.bytes(),
        invitationMail.tail(),
        latest(meeting));
  }

  /** RFC 2919: of the first group, under the hub's domain. */
  private String listId(Meeting meeting) {
    String group =
        meeting.contactGroupKeys().stream().findFirst().orElse(meeting.owner() + "/alle");
    return mail.listId(group);
  }

  /** Nothing is mailed for a meeting that is over. */
  private static Instant latest(Meeting meeting) {
    return meeting.time().map(EventTime::endsAt).orElse(null);
  }
}
