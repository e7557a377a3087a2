package no.nov.hub.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Wordless;
import no.nov.hub.platform.transport.outage.NoRoom;
import no.nov.hub.platform.transport.outage.Outages;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns whatever a controller or the framework throws into a problem. Of the exception itself
 * nothing is shown; what the operator needs is in the log, without what the caller wrote.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> unforeseen(Exception fault, WebRequest request) {
    if (isOfOneWhoHungUp(fault)) {
      return nothing(request);
    }
    if (Outages.isOutage(fault)) {
      LOG.warn(
          "{} was answered with 503 because of an outage: {}",
          address(request),
          Outages.kind(fault));
      return answer(fault, HttpHeaders.EMPTY, HttpStatus.SERVICE_UNAVAILABLE, request);
    }
    LOG.error("{} failed", address(request), Wordless.of(fault));
    return answer(fault, HttpHeaders.EMPTY, HttpStatus.INTERNAL_SERVER_ERROR, request);
  }

  /** A form or a query that cannot be read, or is too large. */
  @ExceptionHandler(InvalidParameterException.class)
  ResponseEntity<Object> unreadable(InvalidParameterException fault, WebRequest request) {
    return answer(fault, HttpHeaders.EMPTY, HttpStatusCode.valueOf(fault.getErrorCode()), request);
  }

  /**
   * What looks like a failure of input and output, and is its sender's: a form in wrong parts, a
   * body that breaks off or is cut into wrong pieces.
   */
  @ExceptionHandler({MultipartException.class, BadRequestException.class})
  ResponseEntity<Object> broken(Exception fault, WebRequest request) {
    return answer(fault, HttpHeaders.EMPTY, HttpStatus.BAD_REQUEST, request);
  }

  @ExceptionHandler(NoRoom.class)
  ResponseEntity<Object> noRoom() {
    return Problem.noRoom();
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
    if (isOfOneWhoHungUp(fault)) {
      return nothing(request);
    }
    if (status.is5xxServerError()) {
      LOG.error("{} failed", address(request), Wordless.of(fault));
    }
    return answer(fault, headers, status, request);
  }

  /** Whoever hangs up while an answer is written wants none any longer, and nothing has failed. */
  static boolean isOfOneWhoHungUp(Exception fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof AsyncRequestNotUsableException
          || cause instanceof ClientAbortException) {
        return true;
      }
    }
    return false;
  }

  private static ResponseEntity<Object> nothing(WebRequest request) {
    LOG.debug("{} was not waited for", address(request));
    return null;
  }

  /** As it stands in the code: what stood in the place of {@code token} opens somebody's page. */
  static String address(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return request.getMethod() + " " + (pattern == null ? "of no address" : pattern);
  }

  private static String address(WebRequest request) {
    return address(asked(request));
  }

  private static HttpServletRequest asked(WebRequest request) {
    return ((ServletWebRequest) request).getRequest();
  }

  private static ResponseEntity<Object> answer(
      Exception fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    List<Reason> reasons = status.is4xxClientError() ? WrongValues.of(fault) : List.of();
    ResponseEntity<Object> problem = Problem.of(status, reasons, asked(request));
    HttpHeaders all = new HttpHeaders();
    all.putAll(headers);
    all.putAll(problem.getHeaders());
    return ResponseEntity.status(status).headers(all).body(problem.getBody());
  }
}
