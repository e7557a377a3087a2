package no.nov.hub.groups.minutes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.MinutesContext;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Minutes for the contact who sent them: how they stand, what is said of them, the document, and
 * sending them on. Another's minutes are as if they were not there.
 */
@RestController
@RequestMapping("/api/v1/minutes")
class MinutesController {

  private final MinutesTables tables;
  private final MinutesViews views;
  private final MinutesDocument document;
  private final MinutesContext context;
  private final Releasing releasing;

  MinutesController(
      MinutesTables tables,
      MinutesViews views,
      MinutesDocument document,
      MinutesContext context,
      Releasing releasing) {
    this.tables = tables;
    this.views = views;
    this.document = document;
    this.context = context;
    this.releasing = releasing;
  }

  /**
   * @param version that the contact has read; a newer one may have come meanwhile
   */
  record Release(Integer version) {}

  @GetMapping
  Map<String, List<MinutesView>> list(Caller caller) {
    return Map.of("minutes", views.list(caller.owners()));
  }

  @GetMapping("/{owner}/{meetingId}")
  ResponseEntity<Object> one(
      @PathVariable String owner, @PathVariable String meetingId, Caller caller) {
    return about(owner, meetingId, caller)
        .flatMap(views::whole)
        .map(minutes -> ResponseEntity.ok((Object) minutes))
        .orElseGet(MinutesController::unknown);
  }

  @GetMapping("/{owner}/{meetingId}/pdf")
  ResponseEntity<?> pdf(@PathVariable String owner, @PathVariable String meetingId, Caller caller) {
    Optional<Minuted> minuted =
        about(owner, meetingId, caller).flatMap(this::newest).flatMap(context::of);
    if (minuted.isEmpty()) {
      return unknown();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(MinutesDocument.name(minuted.get().minutes()))
                .build()
                .toString())
        .body(document.of(minuted.get()));
  }

  /** To all, in the place of the leader. */
  @PostMapping("/{owner}/{meetingId}/release")
  ResponseEntity<Object> release(
      @PathVariable String owner,
      @PathVariable String meetingId,
      @RequestBody Release release,
      Caller caller) {
    Optional<Minutes> minutes = about(owner, meetingId, caller).flatMap(this::newest);
    if (minutes.isEmpty()) {
      return unknown();
    }
    if (release.version() == null || release.version() != minutes.get().version()) {
      return Problem.of(
          HttpStatus.CONFLICT,
          "other_version",
          new Text(
              "Den nyeste utgaven er %d. Les den, og send med «version»: %d."
                  .formatted(minutes.get().version(), minutes.get().version()),
              "The newest version is %d. Read it, and send with “version”: %d."
                  .formatted(minutes.get().version(), minutes.get().version())));
    }
    return releasing.release(minutes.get(), caller.who())
        ? ResponseEntity.accepted().build()
        : Problem.of(
            HttpStatus.CONFLICT,
            "not_waiting",
            new Text(
                "Referatet venter ikke på å bli sendt: det er sendt, lagt til side, eller ennå ikke behandlet. Se hvordan det står.",
                "The minutes do not wait to be sent: they have been, have been set aside, or are not handled yet. Look at how they stand."));
  }

  private Optional<Minutes> newest(String about) {
    List<Minutes> versions = tables.versions(about);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  private Optional<String> about(String owner, String meetingId, Caller caller) {
    return caller.maySpeakFor(owner)
        ? Optional.of(Meetings.about(new OwnedKey(owner, meetingId)))
        : Optional.empty();
  }

  private static ResponseEntity<Object> unknown() {
    return Problem.notFound(
        Reason.of(
            "",
            "not_found",
            "Dere har ikke sendt noe referat fra et møte med denne id-en. Er det helt nytt, se etter igjen om et sekund.",
            "You have sent no minutes of a meeting with this id. If they are quite new, look again in a second."));
  }
}
