package no.nov.hub.app.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.feed.FeedView;
import no.nov.hub.intake.feed.FeedViews;
import no.nov.hub.intake.submission.SubmissionTables;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.event.Calendar;
import no.nov.hub.shared.event.CalendarPage;
import no.nov.hub.shared.membership.Figures;
import no.nov.hub.shared.membership.Statistics;
import no.nov.hub.shared.position.IssueFilter;
import no.nov.hub.shared.position.IssuePage;
import no.nov.hub.shared.position.Issues;
import org.springframework.stereotype.Component;

/** Looks up what the page shows; as many queries for much content as for little. */
@Component
class Overview {

  private static final int MONTHS = 24;

  private final Figures figures;
  private final Calendar calendar;
  private final Issues issues;
  private final SubmissionTables submissionTables;
  private final FeedViews feeds;
  private final Participants participants;
  private final Municipalities municipalities;
  private final Clock clock;

  Overview(
      Figures figures,
      Calendar calendar,
      Issues issues,
      SubmissionTables submissionTables,
      FeedViews feeds,
      Participants participants,
      Municipalities municipalities,
      Clock clock) {
    this.figures = figures;
    this.calendar = calendar;
    this.issues = issues;
    this.submissionTables = submissionTables;
    this.feeds = feeds;
    this.participants = participants;
    this.municipalities = municipalities;
    this.clock = clock;
  }

  /** What waits is that of the caller's participant; whoever runs the hub sees it of all. */
  OverviewPage now(Caller caller, Language language) {
    List<String> whose =
        caller.isOperator()
            ? participants.ids()
            : caller.findParticipant().map(own -> List.of(own.id())).orElseGet(List::of);
    Wording wording = new Wording(language);
    List<Statistics> months = figures.byMonth(MONTHS);
    Statistics now = months.get(months.size() - 1);
    CalendarPage coming = calendar.coming();
    IssuePage first = issues.list();
    return new OverviewPage(
        wording.momentInFull(clock.instant(), clock.getZone()),
        waits(now, first, whose, wording),
        NovNow.of(now, participants, municipalities, wording),
        charts(months, wording),
        MonthTable.of(months, participants, wording),
        NextEvents.of(
            coming,
            coming.events().isEmpty() ? List.of() : calendar.clashes(coming.from(), coming.to()),
            participants,
            clock.getZone(),
            wording),
        IssueMatrix.of(first, participants, wording));
  }

  private ToDo waits(Statistics now, IssuePage first, List<String> whose, Wording wording) {
    return new ToDo(
        MissingCounts.of(now, whose, participants, wording),
        WaitingSubmissions.of(
            submissionTables.waiting(whose, WaitingSubmissions.SHOWN),
            submissionTables.waitingCounts(whose),
            participants,
            clock,
            wording),
        WaitingFeed.of(feeds(whose), participants, clock, wording),
        Hearing.of(hearings(first), whose, participants, wording));
  }

  private List<FeedView> feeds(List<String> whose) {
    return feeds.all().stream().filter(feed -> whose.contains(feed.participant())).toList();
  }

  /** A deadline counts also when its issue comes too late in the alphabet for the first page. */
  private IssuePage hearings(IssuePage first) {
    LocalDate today = LocalDate.now(clock);
    IssueFilter open = new IssueFilter(null, null, true, null);
    return first.next() == null ? first : issues.list(open, today, null, Issues.DEFAULT_LIMIT);
  }

  private List<MemberChart> charts(List<Statistics> months, Wording wording) {
    return months.get(months.size() - 1).byAssociation().isEmpty()
        ? List.of()
        : List.of(
            MemberChart.of(months, participants, MemberChart.Size.WIDE, wording),
            MemberChart.of(months, participants, MemberChart.Size.NARROW, wording));
  }
}
