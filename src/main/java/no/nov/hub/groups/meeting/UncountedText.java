package no.nov.hub.groups.meeting;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import no.nov.hub.groups.meeting.AnswerTables.Standing;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.shared.event.EventTime;

/** What a contact is told of answers that do not count, in one language. */
final class UncountedText {

  private final String language;
  private final MeetingTimes times;

  UncountedText(String language) {
    this.language = language;
    this.times = new MeetingTimes(Language.of(language));
  }

  String subject(List<Uncounted> answers) {
    Uncounted first = answers.get(0);
    if (answers.size() == 1) {
      return "%s: %s".formatted(heading(first), first.meeting().title());
    }
    return say("%d svar du bør se på", "%d answers to look at", answers.size());
  }

  private String heading(Uncounted answer) {
    return switch (answer.answer().standing()) {
      case WAITS -> say("Et svar venter på deg", "An answer waits for you");
      case STRANGER -> say("Svar fra en som ikke er innkalt", "An answer from somebody not called");
      default -> say("Et svar teller ikke", "An answer does not count");
    };
  }

  void write(Page page, List<Uncounted> answers) {
    page.heading(subject(answers));
    for (Uncounted answer : answers) {
      page.section(answer.meeting().title());
      facts(page, answer);
      page.paragraph(why(answer));
      whatToDo(page, answer);
    }
  }

  private void facts(Page page, Uncounted uncounted) {
    Meeting meeting = uncounted.meeting();
    meeting.time().ifPresent(time -> page.fact(say("Når", "When"), when(time)));
    page.fact(say("Svar fra", "Answer from"), from(uncounted));
    if (uncounted.isByAnother()) {
      page.fact(
          say("På vegne av", "On behalf of"),
          "%s, %s".formatted(uncounted.name(), uncounted.answer().address()));
    }
    page.fact(say("Svar", "Answer"), words(uncounted.answer().answer()));
    if (uncounted.answer().comment() != null) {
      page.fact(say("Kommentar", "Comment"), uncounted.answer().comment());
    }
    if (uncounted.answer().proposed() != null) {
      page.fact(say("Foreslår", "Proposes"), proposed(uncounted));
    }
  }

  String when(EventTime time) {
    return times.inFull(time);
  }

  String from(Uncounted uncounted) {
    String address = uncounted.answer().byWhom();
    return uncounted.isByAnother() || uncounted.invitation().isEmpty()
        ? address
        : "%s, %s".formatted(uncounted.name(), address);
  }

  private String proposed(Uncounted uncounted) {
    Locale locale = language.equals("en") ? Locale.UK : Locale.forLanguageTag("nb-NO");
    return DateTimeFormatter.ofPattern(
            say(
                "EEEE d. MMMM yyyy 'kl.' HH.mm '(norsk tid)'",
                "EEEE d MMMM yyyy 'at' HH:mm '(Norwegian time)'"),
            locale)
        .format(uncounted.answer().proposed().start().atZone(MeetingTimes.norway()));
  }

  String words(Participation answer) {
    return switch (answer) {
      case ACCEPTED -> say("Kommer", "Will come");
      case DECLINED -> say("Kan ikke komme", "Cannot come");
      case TENTATIVE -> say("Kanskje", "Perhaps");
      case DELEGATED -> say("En annen kommer i stedet", "Somebody else comes instead");
      case NONE -> say("Ikke noe svar, bare en kommentar", "No answer, only a comment");
    };
  }

  String why(Uncounted uncounted) {
    Standing standing = uncounted.answer().standing();
    if (standing == Standing.STRANGER) {
      return say(
          "%s er ikke innkalt, så svaret teller ikke.",
          "%s is not called, so the answer does not count.", uncounted.answer().address());
    }
    if (standing == Standing.OLDER) {
      return uncounted.isToTheOldTime()
          ? say(
              "Svaret gjelder tidspunktet før møtet ble flyttet, så det teller ikke.",
              "The answer is to the time before the meeting was moved, so it does not count.")
          : say(
              "Svaret er skrevet før det svaret som teller nå («%s»), men kom fram etter det.",
              "The answer was written before the one that counts now (“%s”), but arrived after it.",
              words(uncounted.invitation().orElseThrow().answered().answer()));
    }
    return uncounted.isByAnother()
        ? say(
            "Svaret kom ikke fra %s selv, så det teller ikke før du har bekreftet det.",
            "The answer did not come from %s, so it does not count until you have confirmed it.",
            uncounted.name())
        : say(
            "Det lot seg ikke fastslå at svaret virkelig er fra %s, så det teller ikke før du har bekreftet det.",
            "It could not be established that the answer really is from %s, so it does not count until you have confirmed it.",
            uncounted.name());
  }

  private void whatToDo(Page page, Uncounted uncounted) {
    switch (uncounted.answer().standing()) {
      case STRANGER ->
          page.paragraph(
              say(
                  "Skal vedkommende være med, legg navnet til i gruppen. Da kommer innkallingen av seg selv.",
                  "If the person should take part, add the name to the group. The invitation then follows by itself."));
      case WAITS -> decide(page, uncounted);
      default ->
          page.paragraph(
              say(
                  "Er du i tvil om hva som gjelder, spør %s, og be om et nytt svar fra lenken i innkallingen.",
                  "If you doubt what holds, ask %s for a new answer by the link in the invitation.",
                  uncounted.name()));
    }
  }

  private void decide(Page page, Uncounted uncounted) {
    if (uncounted.link().isPresent()) {
      page.paragraph(
          say(
              "Er du usikker, spør %s. Bekreft eller forkast svaret på denne siden:",
              "If you are not sure, ask %s. Confirm or dismiss the answer on this page:",
              uncounted.name()));
      page.link(
          say("Bekreft eller forkast svaret", "Confirm or dismiss the answer"),
          uncounted.link().get());
      return;
    }
    String about = uncounted.meeting().about();
    page.paragraph(
        say(
            "Er du usikker, spør %s. Den som har nøkkelen deres til huben, bekrefter svaret med POST %s og {\"holds\": true}, eller forkaster det med {\"holds\": false}.",
            "If you are not sure, ask %s. Whoever has your key to the hub confirms the answer with POST %s and {\"holds\": true}, or dismisses it with {\"holds\": false}.",
            uncounted.name(),
            "/api/v1/%s/%s/answers/%s"
                .formatted(
                    uncounted.meeting().isEvent() ? "event-invitations" : "meetings",
                    about.substring(about.indexOf(' ') + 1),
                    uncounted.number())));
  }

  private String say(String nb, String en, Object... values) {
    return (language.equals("en") ? en : nb).formatted(values);
  }
}
