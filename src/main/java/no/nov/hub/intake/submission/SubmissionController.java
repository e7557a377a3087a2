package no.nov.hub.intake.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.platform.message.Envelope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code POST /api/v1/messages}: one CloudEvent, a batch, or binary mode. */
@RestController
class SubmissionController {

  /** A batch may be larger than one submission; each event of it may not. */
  private static final int MAX_BODY = 10 * Inspection.MAX_BYTES;

  private final Submitting submitting;

  SubmissionController(Submitting submitting) {
    this.submitting = submitting;
  }

  @PostMapping("/api/v1/messages")
  CompletableFuture<ResponseEntity<Object>> submit(HttpServletRequest request, Caller sender)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(limit(request) + 1);
    if (body.length > limit(request)) {
      long length = Math.max(body.length, request.getContentLengthLong());
      return CompletableFuture.completedFuture(TooLarge.answer(length));
    }
    return submitting.receive(
        new HttpSubmission(sender.participant().id(), headers(request), body, null));
  }

  private static int limit(HttpServletRequest request) {
    String type = request.getContentType();
    boolean batch = type != null && type.toLowerCase(Locale.ROOT).startsWith(Envelope.BATCH);
    return batch ? MAX_BODY : Inspection.MAX_BYTES;
  }

  /**
   * The content type and the event's attributes; nothing else of a request goes further, the key
   * least of all.
   */
  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.equals("content-type") || lower.startsWith("ce-")) {
        headers.put(lower, String.join(", ", Collections.list(request.getHeaders(name))));
      }
    }
    return headers;
  }

  /** What a sender gets for each message that Kafka has acknowledged. */
  record Acknowledged(String messageId, UUID receiptId, String receipt) {

    static List<Acknowledged> of(List<String> messageIds, List<UUID> receiptIds) {
      List<Acknowledged> all = new ArrayList<>();
      for (int i = 0; i < receiptIds.size(); i++) {
        all.add(of(messageIds.get(i), receiptIds.get(i)));
      }
      return all;
    }

    private static Acknowledged of(String messageId, UUID receiptId) {
      return new Acknowledged(
          messageId,
          receiptId,
          UriComponentsBuilder.fromPath("/api/v1/receipts/{id}")
              .queryParam("messageId", "{messageId}")
              .encode()
              .buildAndExpand(receiptId, messageId)
              .toUriString());
    }
  }
}
