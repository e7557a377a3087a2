package no.nov.hub.groups.planning;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.shared.event.EventTime;

/** A year plan to print, in Norwegian. */
final class YearPlanPage {

  private static final MeetingTimes TIMES = new MeetingTimes(Language.NB);

  private YearPlanPage() {}

  static String title(YearPlan plan) {
    return "Årsplan " + plan.year();
  }

  static Page of(YearPlan plan) {
    Page page =
        new Page(Language.NB)
            .heading(title(plan))
            .paragraph("Slik det er " + PollText.day(plan.asOf(), "nb") + ".");
    if (plan.groups().isEmpty()) {
      page.paragraph("Ingen grupper er registrert ennå.");
    }
    for (YearPlan.OfGroup group : plan.groups()) {
      page.section(group.name());
      if (group.meetings().isEmpty()) {
        page.paragraph("Ingen møter er innkalt dette året.");
      } else {
        page.listed(group.meetings().stream().map(YearPlanPage::said).toList());
      }
      group.polls().forEach(poll -> page.paragraph(said(poll)));
      group.withoutMeeting().forEach(half -> page.paragraph(said(half)));
    }
    return page;
  }

  private static String said(YearPlan.Planned meeting) {
    String status =
        switch (meeting.status()) {
          case "held" -> "holdt";
          case "cancelled" -> "avlyst";
          default -> "innkalt";
        };
    EventTime time =
        new EventTime(
            false,
            LocalDateTime.parse(meeting.start()),
            meeting.end() == null ? null : LocalDateTime.parse(meeting.end()),
            ZoneId.of(meeting.timeZone()));
    String place = meeting.place() == null ? "" : ", " + meeting.place();
    return "%s: %s%s (%s)".formatted(TIMES.inFull(time), meeting.title(), place, status);
  }

  private static String said(YearPlan.Proposed poll) {
    List<String> days =
        poll.times().stream()
            .map(start -> PollText.day(LocalDateTime.parse(start).toLocalDate(), "nb"))
            .distinct()
            .toList();
    return "Tidspunkt søkes for «%s»: %s.".formatted(poll.title(), String.join(", ", days));
  }

  private static String said(YearPlan.Half half) {
    String which = half.half() == 1 ? "første" : "andre";
    return half.over()
        ? "Ingen møter ble holdt i %s halvår.".formatted(which)
        : "Ingen møter er innkalt i %s halvår ennå.".formatted(which);
  }
}
