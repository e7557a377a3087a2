package no.nov.hub.groups.planning;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.shared.event.EventTime;

/** A year plan to print, in Norwegian. */
final class YearPlanPage {

  private static final Texts TEXTS = new Texts(Language.NB);
  private static final MeetingTimes TIMES = new MeetingTimes(Language.NB);

  private YearPlanPage() {}

  static String title(YearPlan plan) {
    return TEXTS.say("planning.year.title", plan.year());
  }

  static Page of(YearPlan plan) {
    Page page =
        new Page(Language.NB)
            .heading(title(plan))
            .paragraph(TEXTS.say("planning.year.as-of", TIMES.day(plan.asOf())));
    if (plan.groups().isEmpty()) {
      page.paragraph(TEXTS.say("planning.year.no-groups"));
    }
    for (YearPlan.OfGroup group : plan.groups()) {
      page.section(group.name());
      if (group.meetings().isEmpty()) {
        page.paragraph(TEXTS.say("planning.year.no-meetings"));
      } else {
        page.listed(group.meetings().stream().map(YearPlanPage::said).toList());
      }
      group.polls().forEach(poll -> page.paragraph(said(poll)));
      group.withoutMeeting().forEach(half -> page.paragraph(said(half)));
    }
    return page;
  }

  private static String said(YearPlan.Planned meeting) {
    EventTime time =
        new EventTime(
            false,
            LocalDateTime.parse(meeting.start()),
            meeting.end() == null ? null : LocalDateTime.parse(meeting.end()),
            ZoneId.of(meeting.timeZone()));
    String place = meeting.place() == null ? "" : ", " + meeting.place();
    return TEXTS.say(
        switch (meeting.status()) {
          case HELD -> "planning.year.held";
          case CANCELLED -> "planning.year.cancelled";
          case CALLED -> "planning.year.called";
        },
        TIMES.inFull(time),
        meeting.title() + place);
  }

  private static String said(YearPlan.Proposed poll) {
    List<String> days =
        poll.times().stream()
            .map(start -> TIMES.day(LocalDateTime.parse(start).toLocalDate()))
            .distinct()
            .toList();
    return TEXTS.say("planning.year.poll", poll.title(), String.join(", ", days));
  }

  private static String said(YearPlan.Half half) {
    if (half.over()) {
      return half.half() == 1
          ? TEXTS.say("planning.year.none-held-in-first-half")
          : TEXTS.say("planning.year.none-held-in-second-half");
    }
    return half.half() == 1
        ? TEXTS.say("planning.year.none-called-in-first-half")
        : TEXTS.say("planning.year.none-called-in-second-half");
  }
}
