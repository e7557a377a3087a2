package no.nov.hub.groups.minutes.content;

import java.util.List;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.groups.minutes.content.AttendanceTables.AttendanceState;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;

/** The minutes in words, the same in a mail, in the document and on the page. */
public final class MinutesText {

  private final Minuted minuted;
  private final MinutesContent minutesContent;
  private final Texts texts;
  private final MeetingTimes times;

  /**
   * @param language of the headings; what was written at the meeting stands as it was written
   */
  public MinutesText(Minuted minuted, Language language) {
    this.minuted = minuted;
    this.minutesContent = minuted.content();
    this.texts = new Texts(language);
    this.times = new MeetingTimes(language);
  }

  public String title() {
    return texts.say("minutes.content.title", minutesContent.title());
  }

  /** “Referat: Møte i energigruppen, tirsdag 12. januar 2027 kl. 09.00”. */
  public String subject() {
    return texts.say(
        minutesContent.version() > 1 ? "minutes.sent.subject-corrected" : "minutes.sent.subject",
        minutesContent.title(),
        times.start(minutesContent.time()));
  }

  public String toRead() {
    return texts.say(
        "minutes.reading.subject", minutesContent.title(), times.start(minutesContent.time()));
  }

  /** What was corrected, said on top; empty in a first version. */
  public String correction() {
    return minutesContent.reason() == null
        ? ""
        : texts.say(
            "minutes.content.correction", minutesContent.version(), minutesContent.reason());
  }

  public void write(Page page) {
    page.fact(texts.say("minutes.content.association"), minuted.ownerName());
    page.fact(groupsLabel(), groups());
    page.fact(texts.say("common.fact.when"), times.inFull(minutesContent.time()));
    if (minutesContent.place() != null) {
      page.fact(texts.say("common.fact.place"), minutesContent.place());
    }
    people(
        page, texts.say("minutes.content.present"), minutesContent.shown(AttendanceState.PRESENT));
    people(page, texts.say("minutes.content.apologies"), minutesContent.absent(true));
    if (!minutesContent.absent(false).isEmpty()) {
      people(page, texts.say("minutes.content.absent"), minutesContent.absent(false));
    }
    if (!minutesContent.shown(AttendanceState.GUEST).isEmpty()) {
      people(
          page, texts.say("minutes.content.guests"), minutesContent.shown(AttendanceState.GUEST));
    }
    int number = 1;
    for (MinutesItem item : minutesContent.items()) {
      page.section("%d. %s".formatted(number++, heading(item)));
      page.paragraph(item.heading() == null ? item.words() : kind(item) + ": " + item.words());
      action(page, item);
    }
    if (!minutesContent.outcomes().isEmpty()) {
      page.section(texts.say("minutes.content.outcomes"))
          .listed(minutesContent.outcomes().stream().map(MinutesContent.Outcome::words).toList());
    }
    if (minutesContent.note() != null) {
      page.section(texts.say("minutes.content.note")).paragraph(minutesContent.note());
    }
  }

  public String groupsLabel() {
    return texts.say(
        minuted.groups().size() > 1 ? "minutes.content.groups" : "minutes.content.group");
  }

  public String groups() {
    return String.join(", ", minuted.groups());
  }

  private void people(Page page, String heading, List<String> names) {
    page.section(heading);
    if (names.isEmpty()) {
      page.paragraph(texts.say("minutes.content.nobody"));
    } else {
      page.listed(names);
    }
  }

  public String heading(MinutesItem item) {
    return item.heading() == null ? kind(item) : item.heading();
  }

  public String kind(MinutesItem item) {
    return switch (item.kind()) {
      case DECISION -> texts.say("minutes.content.decision");
      case INFORMATION -> texts.say("minutes.content.information");
      case ACTION -> texts.say("minutes.content.action");
    };
  }

  private void action(Page page, MinutesItem item) {
    if (item.responsible() != null) {
      page.fact(texts.say("minutes.content.responsible"), item.responsible().name());
    }
    if (item.due() != null) {
      page.fact(texts.say("minutes.content.due"), times.day(item.due()));
    }
  }
}
