package no.nov.hub.shared.position;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.problem.Problem;
import no.nov.hub.platform.problem.QueryNames;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Positions and issues for other systems. */
@RestController
@RequestMapping("/api/v1")
class IssueController {

  private static final List<String> LEVELS = List.of("local", "county", "national");

  private final Issues issues;
  private final Participants participants;

  IssueController(Issues issues, Participants participants) {
    this.issues = issues;
    this.participants = participants;
  }

  @GetMapping("/positions")
  @QueryNames({"association", "issue", "asOf", "limit", "after"})
  ResponseEntity<Object> positions(@RequestParam Map<String, String> query) {
    QueryReader reading = new QueryReader(query);
    String association = reading.among("association", participants.ids());
    String issue = reading.issueId("issue");
    LocalDate asOf = reading.asOf(issues.today());
    int limit = reading.limit(Issues.DEFAULT_LIMIT, Issues.MAX_LIMIT);
    String after = reading.cursor(cursor -> PositionKey.ofCursor(cursor).isPresent());
    if (!reading.faults().isEmpty()) {
      return Problem.badQuery(reading.faults());
    }
    PositionKey from =
        after == null ? PositionKey.FIRST : PositionKey.ofCursor(after).orElseThrow();
    return ResponseEntity.ok(issues.positions(issue, association, asOf, from, limit));
  }

  @GetMapping("/issues")
  @QueryNames({"theme", "level", "openHearing", "participant", "asOf", "limit", "after"})
  ResponseEntity<Object> list(@RequestParam Map<String, String> query) {
    QueryReader reading = new QueryReader(query);
    IssueFilter filter =
        new IssueFilter(
            reading.text("theme"),
            reading.among("level", LEVELS),
            reading.flag("openHearing"),
            reading.among("participant", participants.ids()));
    LocalDate asOf = reading.asOf(issues.today());
    int limit = reading.limit(Issues.DEFAULT_LIMIT, Issues.MAX_LIMIT);
    String after = reading.cursor(PositionNames::isIssueId);
    return reading.faults().isEmpty()
        ? ResponseEntity.ok(issues.list(filter, asOf, after, limit))
        : Problem.badQuery(reading.faults());
  }

  @GetMapping("/issues/{id}")
  @QueryNames("asOf")
  ResponseEntity<Object> one(@PathVariable String id, @RequestParam Map<String, String> query) {
    QueryReader reading = new QueryReader(query);
    LocalDate asOf = reading.asOf(issues.today());
    if (!reading.faults().isEmpty()) {
      return Problem.badQuery(reading.faults());
    }
    if (!PositionNames.isIssueId(id)) {
      return noSuchIssue(id);
    }
    return issues
        .find(id, asOf)
        .<ResponseEntity<Object>>map(ResponseEntity::ok)
        .orElseGet(() -> noSuchIssue(id));
  }

  private static ResponseEntity<Object> noSuchIssue(String id) {
    String shown = PlainText.shortened(id);
    return Problem.notFound(
        Reason.of(
            "id",
            "unknown_issue",
            "Ingen har sendt noe standpunkt i en sak med id «%s».".formatted(shown),
            "Nobody has sent a position on an issue with the id “%s”.".formatted(shown)));
  }
}
