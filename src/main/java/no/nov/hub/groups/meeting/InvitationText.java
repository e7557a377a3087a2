package no.nov.hub.groups.meeting;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.shared.event.EventTime;

/** What a mail about a meeting says, in the person's language. */
final class InvitationText {

  private static final int MOST_TASKS = 20;

  private static final List<String> ORDER =
      List.of("time", "place", "title", "agenda", "text", "attachments");

  private final InvitationMail mail;
  private final Meeting meeting;
  private final EventTime time;
  private final MeetingTimes times;
  private final Texts texts;

  InvitationText(InvitationMail mail) {
    this.mail = mail;
    this.meeting = mail.meeting();
    this.time = meeting.time().orElseThrow();
    this.times = new MeetingTimes(mail.invitation().language());
    this.texts = mail.texts();
  }

  String subject() {
    return "%s: %s, %s".formatted(what(), meeting.title(), times.start(time));
  }

  private String what() {
    return texts.say(
        switch (mail.kind()) {
          case UPDATE -> "meeting.subject.changed";
          case CANCELLATION -> "meeting.subject.cancelled";
          case RELEASE -> "meeting.subject.released";
          case REMINDER ->
              mail.asksAgain() ? "meeting.subject.unanswered" : "meeting.subject.reminder";
          default -> meeting.isEvent() ? "meeting.subject.event" : "meeting.subject.meeting";
        });
  }

  Page page() {
    Page page = new Page(mail.invitation().language());
    page.heading("%s: %s".formatted(what(), meeting.title()));
    page.paragraph(opening());
    facts(page);
    if (!mail.cancels()) {
      meeting.text(meeting.isEvent() ? "summary" : "note").ifPresent(page::paragraph);
      agenda(page);
      answer(page);
    }
    page.small(why());
    return page;
  }

  private String opening() {
    return texts.say("common.mail.greeting", mail.invitation().name())
        + "\n"
        + switch (mail.kind()) {
          case UPDATE -> changes();
          case CANCELLATION -> cancelled();
          case RELEASE -> texts.say("meeting.call.released");
          case REMINDER -> texts.say("meeting.call.silent");
          default -> called();
        };
  }

  private String called() {
    String groups = texts.joined(mail.allGroups());
    String called =
        meeting.isEvent()
            ? texts.say("meeting.call.event", mail.ownerName(), groups)
            : texts.say(
                mail.allGroups().size() > 1 ? "meeting.call.joint" : "meeting.call.meeting",
                groups);
    return mail.firstMessage().isPresent() ? called + askedAnew() : called;
  }

  /** An answer to another time is none to this one. */
  private String askedAnew() {
    return mail.invitation().informedOnly() || !mail.invitation().unanswered()
        ? ""
        : " " + texts.say("meeting.call.answer-anew");
  }

  private String changes() {
    List<String> parts =
        ORDER.stream().filter(meeting.changed()::contains).map(this::part).toList();
    return parts.isEmpty()
        ? texts.say("meeting.call.as-now")
        : texts.say("meeting.call.changes", texts.joined(parts))
            + (meeting.changed().contains("time") ? askedAnew() : "");
  }

  private String part(String part) {
    return texts.say(
        switch (part) {
          case "time" -> "meeting.part.time";
          case "place" -> "meeting.part.place";
          case "title" -> "meeting.part.title";
          case "agenda" -> "meeting.part.agenda";
          case "text" -> "meeting.part.text";
          default -> "meeting.part.attachments";
        });
  }

  private String cancelled() {
    String off = texts.say("meeting.closed.cancelled");
    return meeting.reason() == null ? off : off + " " + meeting.reason();
  }

  private void facts(Page page) {
    page.fact(texts.say("common.fact.when"), times.inFull(time));
    ownClock().ifPresent(own -> page.fact(texts.say("common.fact.own-time"), own));
    meeting.text("place").ifPresent(place -> page.fact(texts.say("common.fact.place"), place));
    venue().ifPresent(venue -> page.fact(texts.say("common.fact.place"), venue));
    meeting.text("onlineUrl").ifPresent(url -> page.fact(texts.say("common.fact.online"), url));
    page.fact(
        texts.say("common.fact.contact"),
        "%s, %s, %s".formatted(mail.contact().name(), mail.ownerName(), mail.contact().address()));
  }

  /** For a member elsewhere, and for everybody if the meeting itself is elsewhere. */
  private Optional<String> ownClock() {
    ZoneId own =
        mail.invitation().zone() == null ? MeetingTimes.norway() : mail.invitation().zone();
    return MeetingTimes.differ(time, own) ? Optional.of(times.inFull(time, own)) : Optional.empty();
  }

  private Optional<String> venue() {
    return Venue.of(meeting.data());
  }

  private void agenda(Page page) {
    if (!meeting.agenda().isEmpty()) {
      page.section(texts.say("meeting.agenda.heading")).numbered(meeting.agenda());
    }
    if (!mail.tasks().isEmpty()) {
      page.section(texts.say("meeting.agenda.actions"))
          .listed(mail.tasks().stream().limit(MOST_TASKS).map(this::task).toList());
      int more = mail.tasks().size() - MOST_TASKS;
      if (more > 0) {
        page.paragraph(texts.say("meeting.agenda.more", more));
      }
    }
    if (!meeting.attachments().isEmpty()) {
      page.section(texts.say("meeting.agenda.attachments"))
          .listed(meeting.attachments().stream().map(Meeting.Attachment::name).toList());
    }
  }

  private String task(OpenTasks.Task task) {
    String words = task.words().replaceAll("\\R", " ");
    return task.due() == null
        ? texts.say("meeting.agenda.action", words, task.responsible())
        : texts.say("meeting.agenda.action-due", words, task.responsible(), times.day(task.due()));
  }

  private void answer(Page page) {
    if (mail.invitation().informedOnly()) {
      page.paragraph(texts.say("meeting.call.informed"));
    } else if (mail.link().isPresent()) {
      page.paragraph(texts.say("meeting.call.answer-on-page"));
      page.link(texts.say("meeting.call.answer-link"), mail.link().get());
    } else {
      page.paragraph(texts.say("meeting.call.answer-by-mail"));
    }
  }

  private String why() {
    String contact = mail.contact().address();
    return mail.cancels()
        ? texts.say("meeting.call.why-called", contact)
        : texts.say("common.mail.why-member", texts.joined(mail.groups()), contact);
  }
}
