package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import no.nov.hub.groups.group.Person;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.MessageId;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/** Tells contacts, in Norwegian with English below. In the transaction of the caller. */
@Component
public class Notices {

  private final Outbox outbox;
  private final MailSettings mail;
  private final Participants participants;
  private final Nov nov;
  private final Clock clock;

  Notices(Outbox outbox, MailSettings mail, Participants participants, Nov nov, Clock clock) {
    this.outbox = outbox;
    this.mail = mail;
    this.participants = participants;
    this.nov = nov;
    this.clock = clock;
  }

  public void tell(List<Notice> notices) {
    outbox.add(notices.stream().map(this::letter).toList());
  }

  /**
   * @param once as in {@link Notice}
   */
  void tell(String owner, String about, String once, Person contact, String subject, Page page) {
    outbox.add(List.of(letter(owner, about, once, contact, subject, page)));
  }

  private Letter letter(Notice notice) {
    String subject = "%s: %s".formatted(notice.subject().nb(), notice.title());
    return letter(
        notice.owner(), notice.about(), notice.once(), notice.contact(), subject, page(notice));
  }

  private Letter letter(
      String owner, String about, String once, Person contact, String subject, Page page) {
    String id = MessageId.of(mail.domain(), "notice", about, once, contact.address());
    byte[] bytes =
        new Mime(id, clock.instant().truncatedTo(ChronoUnit.SECONDS))
            .from(nov.nameOf(owner, participants), mail.address())
            .to(contact.name(), contact.address())
            .subject(subject)
            .header("Auto-Submitted", "auto-generated")
            .page(page)
            .bytes();
    return new Letter(id, Letter.Kind.NOTICE, owner, about, contact.address(), bytes, null, null);
  }

  private static Page page(Notice notice) {
    Page page =
        new Page(Language.NB).heading("%s: %s".formatted(notice.subject().nb(), notice.title()));
    if (notice.time() != null) {
      page.fact(
          new Texts(Language.NB).say("common.fact.when"),
          new MeetingTimes(Language.NB).inFull(notice.time()));
    }
    notice.sentences().stream().map(Text::nb).forEach(page::paragraph);
    page.heading("%s: %s".formatted(notice.subject().en(), notice.title()));
    notice.sentences().stream().map(Text::en).forEach(page::paragraph);
    return page;
  }
}
