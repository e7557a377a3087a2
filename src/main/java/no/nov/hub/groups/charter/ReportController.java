package no.nov.hub.groups.charter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.charter.rule.Facts;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How groups keep their charters, for those who own them; as JSON, or as a page for whoever asks
 * for HTML. Another's group is as if it were not there.
 */
@RestController
@RequestMapping("/api/v1/charter-reports")
class ReportController {

  private static final List<String> LANGUAGES = List.of("nb", "en");

  private final FactsReader facts;
  private final Participants participants;
  private final Nov nov;
  private final Clock clock;

  ReportController(FactsReader facts, Participants participants, Nov nov, Clock clock) {
    this.facts = facts;
    this.participants = participants;
    this.nov = nov;
    this.clock = clock;
  }

  /**
   * @param at the day; today if it is left out. A day ahead shows how it will stand if nothing
   *     happens.
   * @param language of the page, {@code nb} or {@code en}
   */
  @GetMapping("/{owner}")
  ResponseEntity<Object> all(
      @PathVariable String owner,
      @RequestParam Optional<LocalDate> at,
      @RequestParam(defaultValue = "nb") String language,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Caller caller) {
    return caller.maySpeakFor(owner)
        ? answer(CharterReport.of(read(owner, at), today()), language, accept)
        : unknown();
  }

  @GetMapping("/{owner}/{groupId}")
  ResponseEntity<Object> one(
      @PathVariable String owner,
      @PathVariable String groupId,
      @RequestParam Optional<LocalDate> at,
      @RequestParam(defaultValue = "nb") String language,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Caller caller) {
    if (!caller.maySpeakFor(owner)) {
      return unknown();
    }
    Facts known = read(owner, at);
    return known.groups().stream()
        .filter(group -> group.groupId().equals(groupId))
        .findFirst()
        .flatMap(group -> CharterReport.ofGroup(group, known))
        .map(group -> CharterReport.of(known, today(), List.of(group)))
        .map(report -> answer(report, language, accept))
        .orElseGet(ReportController::unknown);
  }

  private Facts read(String owner, Optional<LocalDate> at) {
    return facts.read(owner, at.orElseGet(this::today));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private ResponseEntity<Object> answer(CharterReport report, String language, String accept) {
    if (!LANGUAGES.contains(language)) {
      return Problem.badQuery(List.of(notALanguage(language)));
    }
    if (!accept.contains(MediaType.TEXT_HTML_VALUE)) {
      return ResponseEntity.ok(report);
    }
    String name = nov.nameOf(report.owner(), participants);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
        .body(ReportPage.of(report, name, Language.of(language)).html());
  }

  private static Reason notALanguage(String language) {
    String shown = PlainText.shortened(language);
    return Reason.of(
        "language",
        "not_allowed",
        "«language» er «%s», men må være nb eller en.".formatted(shown),
        "“language” is “%s”, but must be nb or en.".formatted(shown));
  }

  private static ResponseEntity<Object> unknown() {
    return Problem.notFound(
        Reason.of(
            "groupId",
            "no_charter",
            "Dere hadde ingen gruppe med retningslinjer under denne adressen den dagen. Se etter riktig id og dato.",
            "You had no group with a charter at this address on that day. Look up the right id and date."));
  }
}
