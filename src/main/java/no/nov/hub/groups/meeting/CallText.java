package no.nov.hub.groups.meeting;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Text;
import no.nov.hub.shared.event.EventTime;

/** What a mail about a meeting says, in the person's language. */
final class CallText {

  private static final int MOST_TASKS = 20;

  private static final Map<String, Text> PARTS =
      Map.of(
          "time", new Text("tidspunktet", "the time"),
          "place", new Text("stedet", "the place"),
          "title", new Text("tittelen", "the title"),
          "agenda", new Text("sakslisten", "the agenda"),
          "text", new Text("omtalen", "the text"),
          "attachments", new Text("vedleggene", "the attachments"));

  private static final List<String> ORDER =
      List.of("time", "place", "title", "agenda", "text", "attachments");

  private final Call call;
  private final Meeting meeting;
  private final EventTime time;
  private final MeetingTimes times;

  CallText(Call call) {
    this.call = call;
    this.meeting = call.meeting();
    this.time = meeting.time().orElseThrow();
    this.times = new MeetingTimes(Language.of(call.invitation().language()));
  }

  String subject() {
    return "%s: %s, %s".formatted(what(), meeting.title(), times.start(time));
  }

  private String what() {
    return switch (call.kind()) {
      case UPDATE -> call.say("Endret", "Changed");
      case CANCELLATION -> call.say("Avlyst", "Cancelled");
      case RELEASE -> call.say("Ikke lenger innkalt", "No longer called");
      case REMINDER ->
          call.asksAgain()
              ? call.say("Vi mangler svaret ditt", "Please answer")
              : call.say("Påminnelse", "Reminder");
      default ->
          meeting.isEvent()
              ? call.say("Invitasjon", "Invitation")
              : call.say("Innkalling", "Invitation");
    };
  }

  Page page() {
    Page page = new Page(Language.of(call.invitation().language()));
    page.heading("%s: %s".formatted(what(), meeting.title()));
    page.paragraph(opening());
    facts(page);
    if (!call.cancels()) {
      meeting.text(meeting.isEvent() ? "summary" : "note").ifPresent(page::paragraph);
      agenda(page);
      answer(page);
    }
    page.small(why());
    return page;
  }

  private String opening() {
    String greeting = call.say("Hei, ", "Hello, ") + call.invitation().name() + ".\n";
    return greeting
        + switch (call.kind()) {
          case UPDATE -> changes();
          case CANCELLATION -> cancelled();
          case RELEASE ->
              call.say(
                  "Du er ikke lenger innkalt til dette, og det kan tas ut av kalenderen din.",
                  "You are no longer called to this, and it can be taken out of your calendar.");
          case REMINDER ->
              call.say(
                  "Vi har ikke fått svar fra deg ennå.", "We have not had an answer from you yet.");
          default -> called();
        };
  }

  private String called() {
    String groups = joined(call.allGroups());
    String called =
        meeting.isEvent()
            ? call.say(
                "%s inviterer %s.".formatted(call.ownerName(), groups),
                "%s invites %s.".formatted(call.ownerName(), groups))
            : call.say(
                (call.allGroups().size() > 1
                        ? "Du innkalles til felles møte i %s."
                        : "Du innkalles til møte i %s.")
                    .formatted(groups),
                (call.allGroups().size() > 1
                        ? "You are called to a joint meeting of %s."
                        : "You are called to a meeting of %s.")
                    .formatted(groups));
    return call.firstMessage().isPresent() ? called + askedAnew() : called;
  }

  /** An answer to another time is none to this one. */
  private String askedAnew() {
    return call.invitation().informedOnly() || !call.invitation().unanswered()
        ? ""
        : call.say(
            " Et svar du har gitt før, teller ikke lenger. Svar på nytt.",
            " An answer that you gave before no longer counts. Please answer again.");
  }

  private String changes() {
    List<String> parts =
        ORDER.stream()
            .filter(meeting.changed()::contains)
            .map(part -> call.say(PARTS.get(part).nb(), PARTS.get(part).en()))
            .toList();
    return parts.isEmpty()
        ? call.say("Slik er det nå.", "This is how it is now.")
        : call.say(
                "Vi har endret %s. Slik er det nå.".formatted(joined(parts)),
                "We have changed %s. This is how it is now.".formatted(joined(parts)))
            + (meeting.changed().contains("time") ? askedAnew() : "");
  }

  private String cancelled() {
    String off = call.say("Dette er avlyst.", "This is cancelled.");
    return meeting.reason() == null ? off : off + " " + meeting.reason();
  }

  private void facts(Page page) {
    page.fact(call.say("Når", "When"), times.inFull(time));
    ownClock().ifPresent(own -> page.fact(call.say("Hos deg", "Where you are"), own));
    meeting.text("place").ifPresent(place -> page.fact(call.say("Sted", "Where"), place));
    venue().ifPresent(venue -> page.fact(call.say("Sted", "Where"), venue));
    meeting.text("onlineUrl").ifPresent(url -> page.fact(call.say("På nett", "Online"), url));
    page.fact(
        call.say("Kontakt", "Contact"),
        "%s, %s, %s".formatted(call.contact().name(), call.ownerName(), call.contact().address()));
  }

  /** For a member elsewhere, and for everybody if the meeting itself is elsewhere. */
  private Optional<String> ownClock() {
    ZoneId own =
        call.invitation().zone() == null ? MeetingTimes.norway() : call.invitation().zone();
    return MeetingTimes.differ(time, own) ? Optional.of(times.inFull(time, own)) : Optional.empty();
  }

  private Optional<String> venue() {
    return Venue.of(meeting.data());
  }

  private void agenda(Page page) {
    if (!meeting.agenda().isEmpty()) {
      page.section(call.say("Saksliste", "Agenda")).numbered(meeting.agenda());
    }
    if (!call.tasks().isEmpty()) {
      page.section(call.say("Åpne oppgaver", "Open actions"))
          .listed(call.tasks().stream().limit(MOST_TASKS).map(this::task).toList());
      int more = call.tasks().size() - MOST_TASKS;
      if (more > 0) {
        page.paragraph(call.say("Og %d til.", "And %d more.").formatted(more));
      }
    }
    if (!meeting.attachments().isEmpty()) {
      page.section(call.say("Vedlegg", "Attachments"))
          .listed(meeting.attachments().stream().map(Meeting.Attachment::name).toList());
    }
  }

  private String task(OpenTasks.Task task) {
    String due = task.due() == null ? "" : call.say(", frist ", ", due ") + times.day(task.due());
    return "%s (%s%s)".formatted(task.words().replaceAll("\\R", " "), task.responsible(), due);
  }

  private void answer(Page page) {
    if (call.invitation().informedOnly()) {
      page.paragraph(
          call.say(
              "Du får dette til orientering, og trenger ikke svare.",
              "You get this for information, and need not answer."));
    } else if (call.link().isPresent()) {
      page.paragraph(
          call.say(
              "Svar med knappene i e-postprogrammet eller kalenderen din, eller på din egen side:",
              "Answer with the buttons of your mail program or calendar, or on your own page:"));
      page.link(call.say("Svar på innkallingen", "Answer"), call.link().get());
    } else {
      page.paragraph(
          call.say(
              "Svar med knappene i e-postprogrammet eller kalenderen din.",
              "Answer with the buttons of your mail program or calendar."));
    }
  }

  private String why() {
    if (call.cancels()) {
      return call.say(
          "Du får denne e-posten fordi du har vært innkalt. Er noe uklart, skriv til %s."
              .formatted(call.contact().address()),
          "You get this mail because you had been called. If anything is unclear, write to %s."
              .formatted(call.contact().address()));
    }
    return call.say(
        "Du får denne e-posten fordi du er med i %s. Vil du ut av gruppen, eller skal noe rettes, skriv til %s."
            .formatted(joined(call.groups()), call.contact().address()),
        "You get this mail because you belong to %s. To leave the group, or to correct something, write to %s."
            .formatted(joined(call.groups()), call.contact().address()));
  }

  private String joined(List<String> names) {
    List<String> all = new ArrayList<>(names);
    if (all.size() < 2) {
      return String.join("", all);
    }
    String last = all.remove(all.size() - 1);
    return String.join(", ", all) + call.say(" og ", " and ") + last;
  }
}
