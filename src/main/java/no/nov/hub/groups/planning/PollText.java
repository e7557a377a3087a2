package no.nov.hub.groups.planning;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.shared.event.EventTime;

/** What a mail that asks for times says, in the person's language. */
final class PollText {

  private final Poll poll;
  private final PollPlan.Asking asking;
  private final List<String> groups;
  private final Person contact;
  private final Optional<String> link;
  private final Texts texts;
  private final MeetingTimes times;

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
    this.texts = new Texts(asking.after().language());
    this.times = new MeetingTimes(texts.language());
  }

  String subject() {
    return texts.say(
        switch (asking.why()) {
          case FIRST -> "planning.poll.heading";
          case CHANGED -> "planning.asking.changed-subject";
          case REMINDER -> "planning.asking.reminder-subject";
        },
        poll.title());
  }

  Page page() {
    Page page =
        new Page(texts.language())
            .heading(subject())
            .paragraph(opening())
            .listed(poll.times().stream().map(this::said).toList());
    poll.text("place").ifPresent(place -> page.fact(texts.say("common.fact.place"), place));
    poll.answerBy()
        .ifPresent(day -> page.fact(texts.say("planning.poll.answer-by"), times.day(day)));
    page.fact(texts.say("common.fact.contact"), contact.name() + ", " + contact.address());
    poll.text("note").ifPresent(page::paragraph);
    link.ifPresentOrElse(
        url ->
            page.paragraph(texts.say("planning.asking.by-page"))
                .link(texts.say("planning.asking.open-page"), url),
        () -> page.paragraph(texts.say("planning.asking.by-mail")));
    return page.small(
        texts.say("common.mail.why-member", String.join(", ", groups), contact.address()));
  }

  private String opening() {
    return texts.say(
        switch (asking.why()) {
          case FIRST -> "planning.asking.first";
          case CHANGED -> "planning.asking.changed";
          case REMINDER -> "planning.asking.reminder";
        },
        asking.after().name());
  }

  /** With what clocks show where the person is, if that is something else. */
  private String said(EventTime time) {
    ZoneId zone = asking.after().zone();
    ZoneId own = zone == null ? MeetingTimes.norway() : zone;
    return MeetingTimes.differ(time, own)
        ? times.inFull(time) + " = " + times.inFull(time, own)
        : times.inFull(time);
  }
}
