package no.nov.hub.groups.planning;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.shared.event.EventTime;

/** What a mail that asks for times says, in the person's language. */
final class PollText {

  private final Poll poll;
  private final PollPlan.Asking asking;
  private final List<String> groups;
  private final Person contact;
  private final Optional<String> link;
  private final boolean norwegian;

  PollText(
      Poll poll,
      PollPlan.Asking asking,
      List<String> groups,
      Person contact,
      Optional<String> link) {
    this.poll = poll;
    this.asking = asking;
    this.groups = groups;
    this.contact = contact;
    this.link = link;
    this.norwegian = !asking.after().language().equals("en");
  }

  String subject() {
    return what() + ": " + poll.title();
  }

  private String what() {
    return switch (asking.why()) {
      case FIRST -> say("Når passer det", "Which time suits you");
      case CHANGED -> say("Nye tidspunkter", "New times");
      case REMINDER -> say("Vi mangler svaret ditt", "Please answer");
    };
  }

  Page page() {
    Asked person = asking.after();
    Page page =
        new Page(Language.of(person.language()))
            .heading(subject())
            .paragraph(say("Hei, ", "Hello, ") + person.name() + ".\n" + opening())
            .listed(poll.times().stream().map(time -> said(time, person)).toList());
    poll.text("place").ifPresent(place -> page.fact(say("Sted", "Where"), place));
    poll.answerBy()
        .ifPresent(day -> page.fact(say("Svar senest", "Answer by"), day(day, person.language())));
    page.fact(say("Kontakt", "Contact"), contact.name() + ", " + contact.address());
    poll.text("note").ifPresent(page::paragraph);
    link.ifPresentOrElse(
        url ->
            page.paragraph(
                    say(
                        "Svar for hvert tidspunkt på din egen side. Når tidspunktet er valgt, får du en innkalling.",
                        "Answer for each time on your own page. When one is picked, you get an invitation."))
                .link(say("Svar hva som passer", "Answer what suits"), url),
        () ->
            page.paragraph(
                say(
                    "Svar på denne e-posten med hva som passer. Når tidspunktet er valgt, får du en innkalling.",
                    "Answer this mail with what suits. When a time is picked, you get an invitation.")));
    return page.small(
        say(
            "Du får denne e-posten fordi du er med i %s. Vil du ut av gruppen, eller skal noe rettes, skriv til %s."
                .formatted(String.join(", ", groups), contact.address()),
            "You get this mail because you belong to %s. To leave the group, or to correct something, write to %s."
                .formatted(String.join(", ", groups), contact.address())));
  }

  private String opening() {
    return switch (asking.why()) {
      case FIRST ->
          say(
              "Vi vil finne et tidspunkt som passer. Dette er foreslått:",
              "We want to find a time that suits. These are proposed:");
      case CHANGED ->
          say(
              "Forslaget er endret. Dette gjelder nå:",
              "The proposal has been changed. It is now:");
      case REMINDER ->
          say(
              "Vi har ikke fått svar fra deg ennå. Dette er foreslått:",
              "We have not had an answer from you yet. These are proposed:");
    };
  }

  /** With what clocks show where the person is, if that is something else. */
  private static String said(EventTime time, Asked person) {
    MeetingTimes times = new MeetingTimes(Language.of(person.language()));
    ZoneId own = person.zone() == null ? MeetingTimes.norway() : person.zone();
    return MeetingTimes.differ(time, own)
        ? times.inFull(time) + " = " + times.inFull(time, own)
        : times.inFull(time);
  }

  static String day(LocalDate day, String language) {
    return (language.equals("en")
            ? DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK)
            : DateTimeFormatter.ofPattern("EEEE d. MMMM yyyy", Locale.forLanguageTag("nb-NO")))
        .format(day);
  }

  private String say(String nb, String en) {
    return norwegian ? nb : en;
  }
}
