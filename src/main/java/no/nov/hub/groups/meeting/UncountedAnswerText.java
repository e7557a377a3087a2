package no.nov.hub.groups.meeting;

import java.util.List;
import no.nov.hub.groups.meeting.AnswerTables.AnswerState;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.shared.event.EventTime;

/** What a contact is told of answers that do not count, in one language. */
final class UncountedAnswerText {

  private final Texts texts;
  private final MeetingTimes times;

  UncountedAnswerText(Language language) {
    this.texts = new Texts(language);
    this.times = new MeetingTimes(language);
  }

  String subject(List<UncountedAnswer> answers) {
    UncountedAnswer first = answers.get(0);
    if (answers.size() == 1) {
      return "%s: %s".formatted(heading(first), first.meeting().title());
    }
    return texts.say("meeting.uncounted.several", answers.size());
  }

  private String heading(UncountedAnswer answer) {
    return texts.say(
        switch (answer.answer().state()) {
          case WAITS -> "meeting.uncounted.waits";
          case STRANGER -> "meeting.uncounted.stranger";
          default -> "meeting.uncounted.one";
        });
  }

  void write(Page page, List<UncountedAnswer> answers) {
    page.heading(subject(answers));
    for (UncountedAnswer answer : answers) {
      page.section(answer.meeting().title());
      facts(page, answer);
      page.paragraph(why(answer));
      whatToDo(page, answer);
    }
  }

  private void facts(Page page, UncountedAnswer uncounted) {
    Meeting meeting = uncounted.meeting();
    meeting.time().ifPresent(time -> page.fact(texts.say("common.fact.when"), when(time)));
    page.fact(texts.say("meeting.uncounted.from"), from(uncounted));
    if (uncounted.isByAnother()) {
      page.fact(
          texts.say("meeting.uncounted.on-behalf-of"),
          "%s, %s".formatted(uncounted.name(), uncounted.answer().address()));
    }
    page.fact(texts.say("common.form.answer"), words(uncounted.answer().answer()));
    if (uncounted.answer().comment() != null) {
      page.fact(texts.say("meeting.uncounted.comment"), uncounted.answer().comment());
    }
    if (uncounted.answer().proposed() != null) {
      page.fact(texts.say("meeting.uncounted.proposes"), proposed(uncounted));
    }
  }

  String when(EventTime time) {
    return times.inFull(time);
  }

  String from(UncountedAnswer uncounted) {
    String address = uncounted.answer().byWhom();
    return uncounted.isByAnother() || uncounted.invitation().isEmpty()
        ? address
        : "%s, %s".formatted(uncounted.name(), address);
  }

  private String proposed(UncountedAnswer uncounted) {
    return times.inNorway(uncounted.answer().proposed().start());
  }

  String words(Participation answer) {
    return texts.say(
        switch (answer) {
          case ACCEPTED -> "meeting.word.accepted";
          case DECLINED -> "meeting.word.declined";
          case TENTATIVE -> "meeting.word.tentative";
          case DELEGATED -> "meeting.word.delegated";
          case NONE -> "meeting.word.none";
        });
  }

  String why(UncountedAnswer uncounted) {
    AnswerState state = uncounted.answer().state();
    if (state == AnswerState.STRANGER) {
      return texts.say("meeting.uncounted.why-stranger", uncounted.answer().address());
    }
    if (state == AnswerState.OLDER) {
      return uncounted.isToTheOldTime()
          ? texts.say("meeting.uncounted.why-old-time")
          : texts.say(
              "meeting.uncounted.why-older",
              words(uncounted.invitation().orElseThrow().answered().answer()));
    }
    return uncounted.isByAnother()
        ? texts.say("meeting.uncounted.why-another", uncounted.name())
        : texts.say("meeting.uncounted.why-unproven", uncounted.name());
  }

  private void whatToDo(Page page, UncountedAnswer uncounted) {
    switch (uncounted.answer().state()) {
      case STRANGER -> page.paragraph(texts.say("meeting.uncounted.add-stranger"));
      case WAITS -> decide(page, uncounted);
      default -> page.paragraph(texts.say("meeting.uncounted.ask-anew", uncounted.name()));
    }
  }

  private void decide(Page page, UncountedAnswer uncounted) {
    if (uncounted.link().isPresent()) {
      page.paragraph(texts.say("meeting.uncounted.decide-on-page", uncounted.name()));
      page.link(texts.say("meeting.uncounted.decide"), uncounted.link().get());
      return;
    }
    page.paragraph(
        texts.say(
            "meeting.uncounted.decide-by-key",
            uncounted.name(),
            "/api/v1/%s/%s/answers/%s"
                .formatted(
                    uncounted.meeting().isEvent() ? "event-invitations" : "meetings",
                    uncounted.meeting().key(),
                    uncounted.number())));
  }
}
