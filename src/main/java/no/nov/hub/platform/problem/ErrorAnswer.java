package no.nov.hub.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.nov.hub.platform.transport.outage.Outages;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what fails before a controller is reached, such as a filter without its database. */
@RestController
class ErrorAnswer implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<Object> error(HttpServletRequest request) {
    return Problem.of(status(request), List.of(), request);
  }

  /**
   * A body that breaks off or is cut into wrong pieces looks like a failure of input and output;
   * the server knows that it is its sender's.
   */
  private static HttpStatusCode status(HttpServletRequest request) {
    Object told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (told instanceof Integer status && status < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      return HttpStatusCode.valueOf(status);
    }
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault
        && Outages.isOutage(fault)) {
      return HttpStatus.SERVICE_UNAVAILABLE;
    }
    return told instanceof Integer status ? HttpStatusCode.valueOf(status) : HttpStatus.NOT_FOUND;
  }
}
