package no.nov.hub.shared.event;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.problem.Problem;
import no.nov.hub.platform.problem.QueryNames;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The calendar over HTTP: as JSON for systems, as iCalendar for calendar programs. */
@RestController
class EventController {

  private static final MediaType ICALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final Calendar calendar;
  private final CalendarFeed feed;
  private final Participants participants;

  EventController(Calendar calendar, CalendarFeed feed, Participants participants) {
    this.calendar = calendar;
    this.feed = feed;
    this.participants = participants;
  }

  /**
   * @param complete false if there are more than are listed
   */
  record ClashList(LocalDate from, LocalDate to, List<Clash> clashes, boolean complete) {}

  @GetMapping("/api/v1/events")
  @QueryNames({"from", "to", "organiser", "limit", "after"})
  ResponseEntity<Object> events(@RequestParam Map<String, String> parameters) {
    Findings findings = new Findings();
    EventQuery query = EventQuery.read(parameters, calendar.today(), participants, findings);
    if (!findings.clean()) {
      return Problem.badQuery(findings.faults());
    }
    return ResponseEntity.ok(
        calendar.page(query.from(), query.to(), query.organiser(), query.after(), query.limit()));
  }

  @GetMapping("/api/v1/events/clashes")
  @QueryNames({"from", "to"})
  ResponseEntity<Object> clashes(@RequestParam Map<String, String> parameters) {
    Findings findings = new Findings();
    EventQuery query = EventQuery.read(parameters, calendar.today(), participants, findings);
    if (!findings.clean()) {
      return Problem.badQuery(findings.faults());
    }
    List<Clash> clashes = calendar.clashes(query.from(), query.to());
    boolean complete = clashes.size() < Clashes.MOST;
    return ResponseEntity.ok(new ClashList(query.from(), query.to(), clashes, complete));
  }

  @GetMapping("/api/v1/events/{organiser}/{eventId}")
  ResponseEntity<Object> event(@PathVariable String organiser, @PathVariable String eventId) {
    return calendar
        .find(organiser, eventId)
        .map(found -> ResponseEntity.ok((Object) found))
        .orElseGet(() -> Problem.notFound(unknownEvent(organiser, eventId)));
  }

  private static Reason unknownEvent(String organiser, String eventId) {
    String shown = PlainText.shortened(organiser + "/" + eventId);
    return Reason.of(
        "eventId",
        "unknown_event",
        "Kalenderen har ikke noe arrangement «%s».".formatted(shown),
        "The calendar has no event “%s”.".formatted(shown));
  }

  @GetMapping(Links.CALENDAR)
  ResponseEntity<Object> everything(WebRequest request) {
    return file(Optional.empty(), request);
  }

  @GetMapping(Links.CALENDAR_OF_ONE)
  ResponseEntity<Object> ofParticipant(@PathVariable String participant, WebRequest request) {
    Optional<Participant> found = participants.find(participant);
    if (found.isEmpty()) {
      String shown = PlainText.shortened(participant);
      return Problem.notFound(
          Reason.of(
              "participant",
              "unknown_participant",
              "Ingen deltaker heter «%s».".formatted(shown),
              "No participant is called “%s”.".formatted(shown)));
    }
    return file(found, request);
  }

  /** Anybody may keep it, but asks each time whether it has changed; that costs one small query. */
  private ResponseEntity<Object> file(Optional<Participant> participant, WebRequest request) {
    CalendarFeed.Edition edition = feed.edition(participant);
    // Any edition will do for whoever asks so (RFC 9110, 13.1.2), which Spring does not heed.
    boolean known =
        "*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))
            || request.checkNotModified(edition.etag(), edition.changedAt().toEpochMilli());
    return ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
        .cacheControl(CacheControl.noCache().cachePublic())
        .eTag(edition.etag())
        .lastModified(edition.changedAt())
        .contentType(ICALENDAR)
        .body(known ? null : feed.bytes(participant, edition));
  }
}
