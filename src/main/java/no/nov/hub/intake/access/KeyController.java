package no.nov.hub.intake.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The operator's keys commands call this. */
@RestController
class KeyController {

  private static final Reason NO_SUCH_KEY =
      Reason.of(
          "keyId",
          "unknown_key",
          "Det finnes ingen gyldig nøkkel med denne id-en.",
          "There is no valid key with this id.");

  private final Keys keys;
  private final Participants participants;

  KeyController(Keys keys, Participants participants) {
    this.keys = keys;
    this.participants = participants;
  }

  record Wanted(@NotBlank String holder, @NotBlank @Size(max = 100) String label) {}

  @GetMapping("/api/v1/operator/keys")
  List<Keys.Listed> list() {
    return keys.all();
  }

  @PostMapping("/api/v1/operator/keys")
  ResponseEntity<Object> add(@Valid @RequestBody Wanted wanted, Caller operator) {
    boolean known =
        wanted.holder().equals(Keys.OPERATOR) || participants.find(wanted.holder()).isPresent();
    if (!known) {
      return Problem.badQuery(List.of(unknown(wanted.holder())));
    }
    return ResponseEntity.ok(keys.issue(wanted.holder(), wanted.label(), operator.who()));
  }

  @DeleteMapping("/api/v1/operator/keys/{keyId}")
  ResponseEntity<Object> revoke(@PathVariable UUID keyId, Caller operator) {
    return keys.revoke(keyId.toString(), operator.who())
        ? ResponseEntity.noContent().build()
        : Problem.notFound(NO_SUCH_KEY);
  }

  private Reason unknown(String holder) {
    String shown = PlainText.shortened(holder);
    String ids = String.join(", ", participants.ids());
    return Reason.of(
        "holder",
        "unknown_participant",
        "Ingen deltaker heter «%s»; det finnes %s og %s.".formatted(shown, ids, Keys.OPERATOR),
        "No participant is called “%s”; there are %s and %s.".formatted(shown, ids, Keys.OPERATOR));
  }
}
