package no.nov.hub.groups.planning;

import java.util.Optional;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Date polls for the contact who proposed the times. Another's is as if it were not there. */
@RestController
@RequestMapping("/api/v1/polls/{owner}/{meetingId}")
class PollController {

  private final PollTables polls;
  private final PollViews views;
  private final Picking picking;

  PollController(PollTables polls, PollViews views, Picking picking) {
    this.polls = polls;
    this.views = views;
    this.picking = picking;
  }

  /**
   * @param start local, as it was proposed
   */
  record Pick(String start) {}

  @GetMapping
  ResponseEntity<Object> one(
      @PathVariable String owner, @PathVariable String meetingId, Caller caller) {
    return find(owner, meetingId, caller)
        .map(poll -> ResponseEntity.ok((Object) views.whole(poll)))
        .orElseGet(PollController::unknown);
  }

  @PostMapping("/pick")
  ResponseEntity<Object> pick(
      @PathVariable String owner,
      @PathVariable String meetingId,
      @RequestBody Pick pick,
      Caller caller) {
    return find(owner, meetingId, caller)
        .map(
            poll ->
                picking.pick(
                    poll.about(), pick.start() == null ? "" : pick.start(), caller.participant()))
        .orElseGet(PollController::unknown);
  }

  private Optional<Poll> find(String owner, String meetingId, Caller caller) {
    return caller.maySpeakFor(owner)
        ? polls.find(Poll.about(new OwnedKey(owner, meetingId)))
        : Optional.empty();
  }

  private static ResponseEntity<Object> unknown() {
    return Problem.notFound(
        Reason.of(
            "",
            "not_found",
            "Dere har ikke foreslått tidspunkter for noe møte med denne id-en. Er det helt nytt, se etter igjen om et sekund.",
            "You have not proposed times for a meeting with this id. If it is quite new, look again in a second."));
  }
}
