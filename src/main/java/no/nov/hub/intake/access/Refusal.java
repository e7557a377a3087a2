package no.nov.hub.intake.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import no.nov.hub.platform.problem.UnknownLink;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Answers a caller who is not let in, from within a filter. */
final class Refusal {

  private Refusal() {}

  /** A link that is written wrong is one that leads nowhere, as any other. */
  static void ofPath(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String code,
      Text text)
      throws IOException {
    if (Links.isOfMail(request.getRequestURI())) {
      UnknownLink.write(response);
    } else {
      write(request, response, status, code, text);
    }
  }

  static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String code,
      Text text)
      throws IOException {
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    Problem.write(request, response, status, code, text);
  }
}
