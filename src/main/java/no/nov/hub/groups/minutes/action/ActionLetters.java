package no.nov.hub.groups.minutes.action;

import java.time.Instant;
import java.util.Optional;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.groups.meeting.Meetings.Called;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.MessageId;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import org.springframework.stereotype.Component;

/** Writes reminders of actions. */
@Component
class ActionLetters {

  private final MailSettings mail;
  private final Links links;

  ActionLetters(MailSettings mail, Links links) {
    this.mail = mail;
    this.links = links;
  }

  /**
   * @param action with the reminder counted
   */
  Letter reminder(Action action, Called meeting, Person contact, String ownerName, Instant now) {
    Recipient person = action.responsible();
    Texts texts = new Texts(person.language());
    MeetingTimes times = new MeetingTimes(texts.language());
    boolean over = action.reminders() > 1;
    String subject =
        texts.say(
            over ? "minutes.reminder.subject-overdue" : "minutes.reminder.subject",
            meeting.title());
    Page page = new Page(texts.language()).heading(subject);
    page.paragraph(
        texts.say(
            over ? "minutes.reminder.hello-overdue" : "minutes.reminder.hello", person.name()));
    page.paragraph(action.words());
    page.fact(texts.say("minutes.content.due"), times.day(action.due()));
    page.fact(
        texts.say("minutes.reminder.meeting"),
        "%s, %s".formatted(meeting.title(), times.start(meeting.time())));
    page.fact(
        texts.say("common.fact.contact"), "%s, %s".formatted(contact.name(), contact.address()));
    Optional<String> link = links.action(action.token());
    page.paragraph(
        texts.say(link.isPresent() ? "minutes.reminder.by-link" : "minutes.reminder.by-mail"));
    link.ifPresent(url -> page.link(texts.say("minutes.reminder.link"), url));
    String id = messageId(action);
    byte[] bytes =
        new Mime(id, now)
            .from(ownerName, mail.address())
            .to(person)
            .replyTo(contact.name(), contact.address())
            .subject(subject)
            .header("Auto-Submitted", "auto-generated")
            .page(page)
            .bytes();
    return new Letter(
        id,
        Letter.Kind.TASK_REMINDER,
        action.owner(),
        action.about(),
        person.address(),
        bytes,
        null,
        null);
  }

  private String messageId(Action action) {
    return MessageId.of(
        mail.domain(),
        "action",
        action.about(),
        Integer.toString(action.number()),
        String.valueOf(action.due()),
        Integer.toString(action.reminders()),
        action.responsible().address());
  }
}
