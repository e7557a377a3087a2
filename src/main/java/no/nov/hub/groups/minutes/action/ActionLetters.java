package no.nov.hub.groups.minutes.action;

import java.time.Instant;
import java.util.Optional;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.groups.meeting.Meetings.Called;
import no.nov.hub.groups.minutes.content.Item;
import no.nov.hub.groups.minutes.content.Tongue;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.MessageId;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
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
    Item.Responsible person = action.responsible();
    Tongue in = new Tongue(person.language());
    MeetingTimes times = new MeetingTimes(Language.of(person.language()));
    boolean over = action.reminders() > 1;
    String subject =
        (over
                ? in.say("Fristen er ute: oppgave fra %s", "Overdue: action from %s")
                : in.say("Påminnelse: oppgave fra %s", "Reminder: action from %s"))
            .formatted(meeting.title());
    Page page = new Page(Language.of(person.language())).heading(subject);
    page.paragraph(
        (over
                ? in.say(
                    "Hei, %s.\nDu har tatt på deg denne oppgaven, og fristen er ute.",
                    "Hello, %s.\nYou have taken on this action, and it is overdue.")
                : in.say(
                    "Hei, %s.\nDu har tatt på deg denne oppgaven, og fristen nærmer seg.",
                    "Hello, %s.\nYou have taken on this action, and it is due soon."))
            .formatted(person.name()));
    page.paragraph(action.words());
    page.fact(in.say("Frist", "Due"), times.day(action.due()));
    page.fact(
        in.say("Møte", "Meeting"),
        "%s, %s".formatted(meeting.title(), times.start(meeting.time())));
    page.fact(in.say("Kontakt", "Contact"), "%s, %s".formatted(contact.name(), contact.address()));
    Optional<String> link = links.action(action.token());
    page.paragraph(
        link.isPresent()
            ? in.say(
                "Si fra når den er gjort, eller hvordan det går:",
                "Say when it is done, or how it goes:")
            : in.say(
                "Svar på denne e-posten når den er gjort, eller hvordan det går.",
                "Answer this mail when it is done, or to say how it goes."));
    link.ifPresent(url -> page.link(in.say("Meld fra om oppgaven", "Tell about the action"), url));
    String id = messageId(action);
    byte[] bytes =
        new Mime(id, now)
            .from(ownerName, mail.address())
            .to(person.name(), person.address())
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
