package no.nov.hub.shared.position;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The state of every issue at any date.
 *
 * <p>What was said takes effect on the day it was adopted ({@code adoptedOn}) or withdrawn ({@code
 * withdrawnOn}), or, if the message names no day, on the day it was admitted. At a date the last
 * admitted of a participant's messages that had taken effect by then is the one that counts, unless
 * it is a withdrawal or its {@code validUntil} is before the date. So a position registered late
 * counts from the day it was adopted, and the answer for an earlier date can change when history is
 * registered.
 */
@Component
public class Issues {

  public static final int DEFAULT_LIMIT = 100;
  public static final int MAX_LIMIT = 1000;

  private final PositionQueries rows;
  private final Participants participants;
  private final Stances stances;
  private final Clock clock;

  Issues(PositionQueries rows, Participants participants, Clock clock) {
    this.rows = rows;
    this.participants = participants;
    this.stances = new Stances(participants);
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** One issue today. */
  public Optional<IssueState> find(String id) {
    return find(id, today());
  }

  /** One issue on a date. */
  public Optional<IssueState> find(String id, LocalDate asOf) {
    return rows.issue(id)
        .map(issue -> state(issue, rows.counting(List.of(id), asOf), rows.history(id), asOf));
  }

  /** The first issues today, at most {@link #DEFAULT_LIMIT}. */
  public IssuePage list() {
    return list(IssueFilter.ALL, today(), null, DEFAULT_LIMIT);
  }

  /**
   * Issues with the stance of everybody on a date.
   *
   * @param after as {@link IssuePage#next} of the page before, or null for the first
   * @param limit 1 to {@link #MAX_LIMIT}
   */
  public IssuePage list(IssueFilter filter, LocalDate asOf, String after, int limit) {
    Page page = page(filter, asOf, after == null ? "" : after, limit);
    if (page.ids().isEmpty()) {
      return new IssuePage(asOf, List.of(), null);
    }
    Map<String, List<PositionVersion>> counting =
        rows.counting(page.ids(), asOf).stream()
            .collect(Collectors.groupingBy(PositionVersion::issue));
    List<IssueSummary> issues =
        rows.issues(page.ids()).stream()
            .map(issue -> summary(issue, counting.getOrDefault(issue.id(), List.of()), asOf))
            .toList();
    return new IssuePage(asOf, issues, page.next());
  }

  /** The positions that count on a date, with all that was sent. */
  PositionPage positions(
      String issue, String association, LocalDate asOf, PositionKey after, int limit) {
    List<PositionVersion> found = rows.countingAfter(issue, association, asOf, after, limit + 1);
    List<Position> positions = found.stream().limit(limit).map(Position::of).toList();
    String next = found.size() > limit ? found.get(limit - 1).key().cursor() : null;
    return new PositionPage(asOf, positions, next);
  }

  private record Page(List<String> ids, String next) {}

  /** With a filter an issue comes once for each position that fits, so more rows are read. */
  private Page page(IssueFilter filter, LocalDate asOf, String after, int limit) {
    int most = filter.equals(IssueFilter.ALL) ? limit + 1 : (limit + 1) * participants.ids().size();
    List<String> found =
        filter.equals(IssueFilter.ALL)
            ? rows.issuesAfter(after, most)
            : rows.issuesAfter(filter, asOf, after, most);
    List<String> ids = found.stream().distinct().limit(limit).toList();
    boolean more = found.size() == most || found.stream().distinct().count() > limit;
    return new Page(ids, more ? ids.get(ids.size() - 1) : null);
  }

  private IssueSummary summary(
      PositionQueries.Issue issue, List<PositionVersion> counting, LocalDate asOf) {
    Map<String, Stance> all = stances.of(counting);
    return new IssueSummary(
        issue.id(), issue.title(), all, stances.common(all), deadline(counting, asOf));
  }

  private IssueState state(
      PositionQueries.Issue issue,
      List<PositionVersion> counting,
      List<PositionVersion> history,
      LocalDate asOf) {
    Map<String, Stance> all = stances.of(counting);
    return new IssueState(
        issue.id(),
        issue.title(),
        issue.firstAt().toInstant(),
        asOf,
        stances.common(all),
        deadline(counting, asOf),
        participants.all().stream().map(p -> voice(p, all.get(p.id()), counting)).toList(),
        History.of(history, asOf));
  }

  private static Voice voice(
      Participant participant, Stance stance, List<PositionVersion> counting) {
    Optional<PositionVersion> position =
        counting.stream().filter(p -> p.association().equals(participant.id())).findFirst();
    return new Voice(
        participant.id(),
        participant.name(),
        participant.isAssociation(),
        stance,
        stance.text(),
        position.map(PositionVersion::supports).orElse(null),
        position.map(Issues::demands).orElse(List.of()));
  }

  private static List<String> demands(PositionVersion position) {
    return position.data().path("demands").valueStream().map(JsonNode::asString).toList();
  }

  private static LocalDate deadline(Collection<PositionVersion> counting, LocalDate asOf) {
    return counting.stream()
        .map(PositionVersion::deadline)
        .filter(Objects::nonNull)
        .filter(deadline -> !deadline.isBefore(asOf))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
