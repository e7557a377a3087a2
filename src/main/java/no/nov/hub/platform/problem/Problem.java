package no.nov.hub.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * An answer that something is wrong (RFC 9457): {@code title} and {@code detail} in the caller's
 * language, and {@code reasons} like those of a receipt in both, at least one.
 */
public final class Problem {

  private static final Map<Integer, String> TRY_AGAIN_SECONDS =
      Map.of(
          HttpStatus.SERVICE_UNAVAILABLE.value(), "5", HttpStatus.TOO_MANY_REQUESTS.value(), "1");

  private static final Text BAD_QUERY =
      new Text("Spørringen kan ikke besvares.", "The query is wrong.");

  private static final String NOT_RECEIVED = "not_received";

  private static final Text STANDS_STILL =
      new Text(
          "Huben står stille og venter på den som drifter den; loggen sier hva som må gjøres. Ingenting er mottatt. Send det samme på nytt når huben er i gang igjen.",
          "The hub stands still and waits for whoever runs it; its log says what to do. Nothing was received. Send the same again when the hub is at work again.");

  private Problem() {}

  public static ResponseEntity<Object> of(HttpStatusCode status, Text text, List<Reason> reasons) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (TRY_AGAIN_SECONDS.containsKey(status.value())) {
      answer.header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_SECONDS.get(status.value()));
    }
    return answer.body(detail(status, text, reasons));
  }

  /** A problem in the words of its status; the reasons may be none. */
  static ResponseEntity<Object> of(HttpStatusCode status, List<Reason> reasons) {
    if (!reasons.isEmpty()) {
      return of(status, StatusTexts.of(status), reasons);
    }
    Text text = StatusTexts.alone(status);
    return of(status, text, List.of(new Reason("", StatusTexts.code(status), text)));
  }

  /** As {@link #of(HttpStatusCode, List)}, and a page for a browser. */
  static ResponseEntity<Object> of(
      HttpStatusCode status, List<Reason> reasons, HttpServletRequest request) {
    ResponseEntity<Object> problem = of(status, reasons);
    if (!FaultPage.isFor(request)) {
      return problem;
    }
    List<Text> sentences =
        reasons.isEmpty()
            ? List.of(StatusTexts.alone(status))
            : reasons.stream().map(Reason::message).toList();
    return ResponseEntity.status(status)
        .headers(
            headers -> {
              headers.putAll(problem.getHeaders());
              headers.set(HttpHeaders.CONTENT_TYPE, FaultPage.TYPE);
            })
        .body(FaultPage.of(StatusTexts.title(status), sentences));
  }

  /** A problem whose only reason is the sentence itself. */
  public static ResponseEntity<Object> of(HttpStatus status, String code, Text text) {
    return of(status, text, List.of(new Reason("", code, text)));
  }

  public static ResponseEntity<Object> badQuery(List<Reason> reasons) {
    return of(HttpStatus.BAD_REQUEST, BAD_QUERY, reasons);
  }

  /** A number that is asked for is told when it is out of bounds, not bent. */
  public static Optional<Reason> outOfRange(String name, int value, int most) {
    return value >= 1 && value <= most
        ? Optional.empty()
        : Optional.of(
            Reason.of(
                name,
                "out_of_range",
                "«%s» er «%d»; skriv et helt tall fra 1 til %d.".formatted(name, value, most),
                "“%s” is “%d”; write a whole number from 1 to %d.".formatted(name, value, most)));
  }

  /** The disk is nearly full, and nothing more is taken. */
  public static ResponseEntity<Object> noRoom() {
    return of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "no_room",
        new Text(
            "Disken til huben er nesten full, så dette er ikke mottatt. Send det samme på nytt senere; den som drifter huben, må frigjøre plass.",
            "The hub's disk is nearly full, so this was not received. Send the same again later; whoever runs the hub has to free space."));
  }

  /** Database and topics do not fit, and nothing is taken until somebody has acted. */
  public static ResponseEntity<Object> standsStill() {
    return of(HttpStatus.SERVICE_UNAVAILABLE, NOT_RECEIVED, STANDS_STILL);
  }

  /** As {@link #standsStill()}, from within a filter. */
  public static void standsStill(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(request, response, HttpStatus.SERVICE_UNAVAILABLE, NOT_RECEIVED, STANDS_STILL);
  }

  public static ResponseEntity<Object> notFound(Reason reason) {
    return of(HttpStatus.NOT_FOUND, reason.message(), List.of(reason));
  }

  /**
   * The same answer from within a filter, where Spring turns nothing into JSON; a page for a
   * browser. When to try again is as the response says already, or as usual.
   */
  public static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String code,
      Text text)
      throws IOException {
    response.setStatus(status.value());
    if (TRY_AGAIN_SECONDS.containsKey(status.value())
        && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, TRY_AGAIN_SECONDS.get(status.value()));
    }
    PageHeaders.write(response);
    if (FaultPage.isFor(request)) {
      response.setContentType(FaultPage.TYPE);
      String page = FaultPage.of(StatusTexts.title(status), List.of(text));
      response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    } else {
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(json(request, status, code, text));
    }
  }

  /** In the words of the status. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws IOException {
    write(request, response, status, StatusTexts.code(status), StatusTexts.alone(status));
  }

  private static byte[] json(
      HttpServletRequest request, HttpStatus status, String code, Text text) {
    Language language = Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("title", language.choose(StatusTexts.title(status)));
    problem.put("status", status.value());
    problem.put("detail", language.choose(text));
    problem.put("reasons", List.of(new Reason("", code, text)));
    return Json.MAPPER.writeValueAsBytes(problem);
  }

  private static ProblemDetail detail(HttpStatusCode status, Text text, List<Reason> reasons) {
    ProblemDetail problem = new ProblemInBoth(status, StatusTexts.title(status), text);
    problem.setProperty("reasons", reasons);
    return problem;
  }
}
