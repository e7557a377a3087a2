package no.nov.hub.app.participant;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.KnownParticipant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The operator's participants commands call this. */
@RestController
class ParticipantOperatorController {

  private static final String PATH = "/api/v1/operator/participants";

  private final ChangingParticipants changing;
  private final Participants participants;

  ParticipantOperatorController(ChangingParticipants changing, Participants participants) {
    this.changing = changing;
    this.participants = participants;
  }

  /**
   * @param removedOn null unless it is removed
   */
  record Listed(
      String id,
      String name,
      String shortName,
      String kind,
      List<String> municipalities,
      String state,
      LocalDate addedOn,
      LocalDate removedOn) {

    static Listed of(KnownParticipant known) {
      return new Listed(
          known.id(),
          known.participant().name(),
          known.participant().shortName(),
          known.participant().kind().name(),
          known.participant().municipalities(),
          known.state().name(),
          known.addedOn(),
          known.removedOn());
    }
  }

  record WantedNames(String name, String shortName) {}

  @GetMapping(PATH)
  Map<String, List<Listed>> list() {
    return Map.of("participants", participants.known().stream().map(Listed::of).toList());
  }

  @PostMapping(PATH)
  ResponseEntity<Object> add(@RequestBody WantedParticipant wanted, Caller operator) {
    ChangingParticipants.Added added = changing.add(wanted, Language.NB, operator);
    if (!added.refused().isEmpty()) {
      return Problem.badQuery(added.refused());
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", added.participant().id());
    answer.put("key", added.key());
    answer.put("account", added.account().outcome());
    if (added.account().password() != null) {
      answer.put("password", added.account().password());
    }
    if (added.invitation() != null) {
      answer.put("invitation", added.invitation());
    }
    return ResponseEntity.status(HttpStatus.CREATED).body(answer);
  }

  @PostMapping(PATH + "/{id}/rename")
  ResponseEntity<Object> rename(
      @PathVariable String id, @RequestBody WantedNames names, Caller operator) {
    return answer(changing.rename(id, line(names.name()), line(names.shortName()), operator));
  }

  private static String line(String text) {
    return text == null ? "" : PlainText.oneLine(text).strip();
  }

  @PostMapping(PATH + "/{id}/pause")
  ResponseEntity<Object> pause(@PathVariable String id, Caller operator) {
    return answer(changing.pause(id, operator));
  }

  @PostMapping(PATH + "/{id}/resume")
  ResponseEntity<Object> resume(@PathVariable String id, Caller operator) {
    return answer(changing.resume(id, operator));
  }

  /** An account on Kafka, or a new password for the one that is there. */
  @PostMapping(PATH + "/{id}/account")
  ResponseEntity<Object> account(@PathVariable String id, Caller operator) {
    return changing
        .giveAccount(id, operator)
        .map(ParticipantOperatorController::answer)
        .orElseGet(() -> Problem.notFound(ParticipantReasons.UNKNOWN));
  }

  private static ResponseEntity<Object> answer(ParticipantOnBroker.Account account) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("account", account.outcome());
    if (account.password() != null) {
      answer.put("password", account.password());
    }
    return ResponseEntity.ok(answer);
  }

  @DeleteMapping(PATH + "/{id}")
  ResponseEntity<Object> remove(@PathVariable String id, Caller operator) {
    ChangingParticipants.Removed removed = changing.remove(id, operator);
    return removed.refused().isEmpty()
        ? ResponseEntity.ok(Map.of("account", removed.account()))
        : answer(removed.refused());
  }

  private static ResponseEntity<Object> answer(List<Reason> refused) {
    if (refused.isEmpty()) {
      return ResponseEntity.noContent().build();
    }
    return refused.contains(ParticipantReasons.UNKNOWN)
        ? Problem.notFound(ParticipantReasons.UNKNOWN)
        : Problem.badQuery(refused);
  }
}
