package no.nov.hub.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.nov.hub.transport.Outages;
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
    return Problem.of(status(request), List.of());
  }

  private static HttpStatusCode status(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault
        && Outages.isOutage(fault)) {
      return HttpStatus.SERVICE_UNAVAILABLE;
    }
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? HttpStatusCode.valueOf(status)
        : HttpStatus.NOT_FOUND;
  }
}
