package no.nov.hub.intake.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
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

/** The operator's keys commands call this. */
@RestController
class KeyController {

  private static final Reason NO_SUCH_KEY =
      Reason.of(
          "keyId",
          "unknown_key",
          "Det finnes ingen gyldig nøkkel med denne id-en.",
          "There is no valid key with this id.");

  private static final Reason REPLACED =
      Reason.of(
          "keyId",
          "already_replaced",
          "Nøkkelen er allerede byttet ut. Bytt ut den nye, eller trekk den tilbake først.",
          "The key has been replaced already. Replace the new one, or revoke it first.");

  private static final Reason LAST_OF_OPERATOR =
      Reason.of(
          "keyId",
          "last_operators_key",
          "Dette er den siste av driftsnøklene som ikke har en sluttdato. Lag først en ny uten sluttdato.",
          "This is the last of the operator's keys that has no end. First make another without an end.");

  private static final int MOST_YEARS = 10;
  private static final int MOST_OVERLAP = 90;
  private static final int USUAL_OVERLAP_DAYS = 7;

  private final Keys keys;
  private final Participants participants;
  private final Clock clock;

  KeyController(Keys keys, Participants participants, Clock clock) {
    this.keys = keys;
    this.participants = participants;
    this.clock = clock;
  }

  /**
   * @param scopes null for all that the holder can have
   * @param expires the last day; null if there is no end
   */
  record Wanted(
      @NotBlank String holder,
      @NotBlank @Size(max = 100) String label,
      Set<String> scopes,
      LocalDate expires) {}

  /**
   * @param overlapDays how long the old one still works; null for a week
   * @param expires the last day of the new one; null if it is to live as long as the old one was
   */
  record Rotation(Integer overlapDays, LocalDate expires) {

    int overlap() {
      return overlapDays == null ? USUAL_OVERLAP_DAYS : overlapDays;
    }
  }

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
    List<Reason> reasons =
        Stream.of(unfit(wanted.scopes(), wanted.holder()), unfit(wanted.expires()))
            .flatMap(Optional::stream)
            .toList();
    if (!reasons.isEmpty()) {
      return Problem.badQuery(reasons);
    }
    Set<Scope> scopes =
        wanted.scopes() == null
            ? Scope.of(wanted.holder())
            : Scope.read(String.join(",", wanted.scopes()));
    NewKey key = new NewKey(wanted.holder(), wanted.label(), scopes, endOf(wanted.expires()), null);
    return ResponseEntity.ok(keys.issue(key, operator));
  }

  @PostMapping("/api/v1/operator/keys/{keyId}/rotate")
  ResponseEntity<Object> rotate(
      @PathVariable UUID keyId, @RequestBody Rotation rotation, Caller operator) {
    Optional<Keys.Listed> old = keys.findValid(keyId.toString());
    if (old.isEmpty()) {
      return Problem.notFound(NO_SUCH_KEY);
    }
    List<Reason> reasons =
        Stream.of(unfit(rotation.overlap()), unfit(rotation.expires()))
            .flatMap(Optional::stream)
            .toList();
    if (!reasons.isEmpty()) {
      return Problem.badQuery(reasons);
    }
    Instant end = rotation.expires() == null ? endAsOf(old.get()) : endOf(rotation.expires());
    Duration overlap = Duration.ofDays(rotation.overlap());
    return keys.rotate(old.get(), overlap, end, operator)
        .map(rotated -> ResponseEntity.ok((Object) rotated))
        .orElseGet(() -> notRotated(keyId.toString()));
  }

  private ResponseEntity<Object> notRotated(String keyId) {
    if (keys.findValid(keyId).isEmpty()) {
      return Problem.notFound(NO_SUCH_KEY);
    }
    return conflict(keys.isReplaced(keyId) ? REPLACED : LAST_OF_OPERATOR);
  }

  private static ResponseEntity<Object> conflict(Reason reason) {
    return Problem.of(HttpStatus.CONFLICT, reason.message(), List.of(reason));
  }

  @DeleteMapping("/api/v1/operator/keys/{keyId}")
  ResponseEntity<Object> revoke(@PathVariable UUID keyId, Caller operator) {
    return switch (keys.revoke(keyId.toString(), operator)) {
      case REVOKED -> ResponseEntity.noContent().build();
      case UNKNOWN -> Problem.notFound(NO_SUCH_KEY);
      case LAST_OF_OPERATOR -> conflict(LAST_OF_OPERATOR);
    };
  }

  /** Of one that lives as long as the other was to live. */
  private Instant endAsOf(Keys.Listed old) {
    return old.ownEnd() == null
        ? null
        : clock.instant().plus(Duration.between(old.createdAt(), old.ownEnd()));
  }

  private Instant endOf(LocalDate lastDay) {
    return lastDay == null ? null : lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
  }

  private static Optional<Reason> unfit(Set<String> scopes, String holder) {
    List<String> possible = Scope.of(holder).stream().map(Scope::word).toList();
    if (scopes == null || !scopes.isEmpty() && possible.containsAll(scopes)) {
      return Optional.empty();
    }
    String words = String.join(", ", possible);
    return Optional.of(
        Reason.of(
            "scopes",
            "unfit_scope",
            "En nøkkel for %s kan gi disse tilgangene: %s. Skriv minst én."
                .formatted(holder, words),
            "A key of %s can have these scopes: %s. Write at least one.".formatted(holder, words)));
  }

  private Optional<Reason> unfit(LocalDate lastDay) {
    LocalDate today = LocalDate.now(clock);
    LocalDate latest = today.plusYears(MOST_YEARS);
    if (lastDay == null || !lastDay.isBefore(today) && !lastDay.isAfter(latest)) {
      return Optional.empty();
    }
    return Optional.of(
        Reason.of(
            "expires",
            "unfit_end",
            "Den siste dagen må være fra %s til %s.".formatted(today, latest),
            "The last day must be from %s to %s.".formatted(today, latest)));
  }

  private static Optional<Reason> unfit(int overlapDays) {
    return overlapDays >= 0 && overlapDays <= MOST_OVERLAP
        ? Optional.empty()
        : Optional.of(
            Reason.of(
                "overlapDays",
                "out_of_range",
                "Den gamle nøkkelen kan virke i 0 til %d dager til.".formatted(MOST_OVERLAP),
                "The old key can work for 0 to %d days more.".formatted(MOST_OVERLAP)));
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
