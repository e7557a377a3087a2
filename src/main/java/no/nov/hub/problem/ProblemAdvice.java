package no.nov.hub.problem;

import java.util.List;
import no.nov.hub.message.Reason;
import no.nov.hub.transport.Outages;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns whatever a controller or the framework throws into a problem. Of the exception itself
 * nothing is shown; what the operator needs is in the log.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> unforeseen(Exception fault, WebRequest request) {
    String asked = request.getDescription(false);
    if (Outages.isOutage(fault)) {
      LOG.warn("{} was answered with 503 because of an outage: {}", asked, fault.toString());
      return answer(fault, HttpHeaders.EMPTY, HttpStatus.SERVICE_UNAVAILABLE);
    }
    LOG.error("{} failed", asked, fault);
    return answer(fault, HttpHeaders.EMPTY, HttpStatus.INTERNAL_SERVER_ERROR);
  }

  /**
   * A form that cannot be read looks like a failure of input and output, and is its sender's. What
   * was written may be secret, so it is not in the log.
   */
  @ExceptionHandler({MultipartException.class, InvalidParameterException.class})
  ResponseEntity<Object> unreadable(Exception fault) {
    return answer(fault, HttpHeaders.EMPTY, HttpStatus.BAD_REQUEST);
  }

  @ExceptionHandler(WrongQuery.class)
  ResponseEntity<Object> wrongQuery(WrongQuery wrong) {
    return Problem.badQuery(wrong.reasons());
  }

  /** All that the framework itself refuses comes through here. */
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception fault,
      Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (status.is5xxServerError()) {
      LOG.error("{} failed", request.getDescription(false), fault);
    }
    return answer(fault, headers, status);
  }

  private static ResponseEntity<Object> answer(
      Exception fault, HttpHeaders headers, HttpStatusCode status) {
    List<Reason> reasons = status.is4xxClientError() ? WrongValues.of(fault) : List.of();
    ResponseEntity<Object> problem = Problem.of(status, reasons);
    HttpHeaders all = new HttpHeaders();
    all.putAll(headers);
    all.putAll(problem.getHeaders());
    return ResponseEntity.status(status).headers(all).body(problem.getBody());
  }
}
