package no.nov.hub.intake.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.submission.SubmissionTables.Rejected;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.EnvelopeReader;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Receipts and rejections for those they belong to, and sending a mended rejection again. */
@RestController
class OwnSubmissionsController {

  private static final int MOST = 500;
  private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private final SubmissionTables submissionTables;
  private final Submitting submitting;

  OwnSubmissionsController(SubmissionTables submissionTables, Submitting submitting) {
    this.submissionTables = submissionTables;
    this.submitting = submitting;
  }

  /**
   * @param messageId as the answer to the post names it beside the id. A receipt of another message
   *     is not shown for it: after a loss of power, an outside Kafka may give a place twice.
   */
  @GetMapping("/api/v1/receipts/{id}")
  ResponseEntity<Object> receipt(
      @PathVariable UUID id, @RequestParam(required = false) String messageId, Caller caller) {
    Optional<JsonNode> receipt = submissionTables.receipt(id, caller.participant().id());
    if (receipt.isEmpty()) {
      return later(
          notFound(
              "Dere har ingen kvittering med denne id-en ennå. Er innsendingen helt ny, se etter igjen om et sekund.",
              "You have no receipt with this id yet. If the submission is quite new, look again in a second."));
    }
    return isOf(messageId, receipt.get())
        ? ResponseEntity.ok(receipt.get())
        : Problem.notFound(
            Reason.of(
                "messageId",
                "another_message",
                "Kvitteringen for denne meldingen er ukjent: Id-en tilhører en annen melding. Send meldingen på nytt med samme meldings-id; den regnes ikke to ganger.",
                "The receipt of this message is unknown: the id belongs to another message. Send the message again with the same message id; it is not counted twice."));
  }

  /** What could not be read has no message id. */
  private static boolean isOf(String messageId, JsonNode receipt) {
    String own = receipt.path("messageId").asString(null);
    return messageId == null || own == null || own.equals(messageId);
  }

  private static ResponseEntity<Object> later(ResponseEntity<Object> missing) {
    return ResponseEntity.status(missing.getStatusCode())
        .headers(missing.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(missing.getBody());
  }

  /**
   * @param limit from 1 to 500
   */
  @GetMapping("/api/v1/rejections")
  ResponseEntity<Object> rejections(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) Instant before,
      @RequestParam(defaultValue = "false") boolean settled,
      Caller caller) {
    Optional<Reason> fault = Problem.outOfRange("limit", limit, MOST);
    if (fault.isPresent()) {
      return Problem.badQuery(List.of(fault.get()));
    }
    List<Rejected> found =
        submissionTables.rejections(
            caller.participant().id(),
            settled,
            limit,
            Optional.ofNullable(before).orElse(END_OF_TIME));
    return ResponseEntity.ok(
        Map.of("rejections", found.stream().map(each -> ShownRejection.to(caller, each)).toList()));
  }

  @GetMapping("/api/v1/rejections/{id}")
  ResponseEntity<Object> rejection(@PathVariable UUID id, Caller caller) {
    return submissionTables
        .rejection(id, caller.participant().id())
        .<ResponseEntity<Object>>map(
            rejected -> ResponseEntity.ok(ShownRejection.to(caller, rejected)))
        .orElseGet(OwnSubmissionsController::noSuchRejection);
  }

  /** For what nothing more is to be sent about. */
  @PostMapping("/api/v1/rejections/{id}/done")
  ResponseEntity<Object> done(@PathVariable UUID id, Caller caller) {
    return submissionTables.callDone(id, caller.participant().id(), caller)
        ? rejection(id, caller)
        : noSuchRejection();
  }

  /**
   * Sends a rejection again: with a body, that body; without one, what was sent before. A held one
   * without a body is confirmed.
   */
  @PostMapping("/api/v1/rejections/{id}/resubmit")
  ResponseEntity<Object> resubmit(@PathVariable UUID id, HttpServletRequest request, Caller caller)
      throws IOException {
    byte[] mended = request.getInputStream().readNBytes(Inspection.MAX_BYTES + 1);
    if (mended.length > Inspection.MAX_BYTES) {
      return TooLarge.answer(Math.max(mended.length, request.getContentLengthLong()));
    }
    Optional<Rejected> found = submissionTables.rejection(id, caller.participant().id());
    if (found.isEmpty()) {
      return noSuchRejection();
    }
    Rejected rejected = found.get();
    if (mended.length > 0) {
      Map<String, String> headers =
          Map.of(
              "content-type",
              Optional.ofNullable(request.getContentType()).orElse(Envelope.STRUCTURED));
      return submitting.submit(
          new HttpSubmission(caller.participant().id(), headers, mended, id.toString()));
    }
    if (!rejected.complete() || rejected.content() == null || rejected.content().length == 0) {
      return Problem.of(
          HttpStatus.CONFLICT,
          "not_kept",
          new Text(
              "Innholdet er ikke tatt vare på. Send den rettede meldingen med i forespørselen.",
              "The content was not kept. Send the mended message in the request."));
    }
    return rejected.status() == SubmissionStatus.HELD
        ? confirm(rejected, caller)
        : again(rejected, caller);
  }

  private ResponseEntity<Object> again(Rejected rejected, Caller caller) {
    Map<String, String> headers = new HashMap<>();
    rejected
        .attributes()
        .forEach(
            (name, value) -> {
              boolean ofEvent = name.startsWith("ce_");
              headers.put(
                  ofEvent ? "ce-" + name.substring("ce_".length()) : name,
                  ofEvent ? value.replace("%", "%25") : value);
            });
    return submitting.submit(
        new HttpSubmission(
            caller.participant().id(), headers, rejected.content(), rejected.id().toString()));
  }

  /** The same data under a new id, naming the receipt that held it. */
  private ResponseEntity<Object> confirm(Rejected held, Caller caller) {
    Envelope before = EnvelopeReader.read(held.attributes(), held.content()).envelope();
    Envelope confirmed =
        new Envelope(
            "confirm-" + held.id(),
            before.source(),
            before.type(),
            before.time(),
            held.id().toString(),
            before.data());
    return submitting.submit(
        new HttpSubmission(
            caller.participant().id(),
            Map.of("content-type", Envelope.STRUCTURED),
            confirmed.toJson(),
            held.id().toString()));
  }

  private static ResponseEntity<Object> noSuchRejection() {
    return notFound(
        "Dere har ingen avvist innsending med denne id-en. Avviste innsendinger tas vare på i 30 dager.",
        "You have no rejected submission with this id. Rejected submissions are kept for 30 days.");
  }

  private static ResponseEntity<Object> notFound(String nb, String en) {
    return Problem.notFound(Reason.of("", "not_found", nb, en));
  }
}
