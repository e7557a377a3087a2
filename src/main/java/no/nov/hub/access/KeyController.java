package no.nov.hub.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import no.nov.hub.participant.Participants;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The operator's keys commands call this. */
@RestController
class KeyController {

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
  Keys.Issued add(@Valid @RequestBody Wanted wanted, Principal operator) {
    boolean known =
        wanted.holder().equals(Keys.OPERATOR) || participants.find(wanted.holder()).isPresent();
    if (!known) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST,
          "No participant is called '%s'; there are %s and %s"
              .formatted(wanted.holder(), String.join(", ", participants.ids()), Keys.OPERATOR));
    }
    return keys.issue(wanted.holder(), wanted.label(), operator.getName());
  }

  @DeleteMapping("/api/v1/operator/keys/{keyId}")
  ResponseEntity<Void> revoke(@PathVariable String keyId, Principal operator) {
    return keys.revoke(keyId, operator.getName())
        ? ResponseEntity.noContent().build()
        : ResponseEntity.notFound().build();
  }
}
