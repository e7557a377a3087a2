package no.nov.hub.intake.access;

import java.io.IOException;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.problem.Problem;
import no.nov.hub.platform.problem.UnknownLink;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What the server refuses before the hub sees it, such as a request line that it cannot read, is
 * told in the same form as the hub's own problems.
 */
@Component
class ServerFaults implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new Telling()));
  }

  /** In the place of the server's own page. */
  static final class Telling extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable fault) {
      HttpStatus status = HttpStatus.resolve(response.getStatus());
      if (status == null
          || !status.isError()
          || response.getContentWritten() > 0
          || !response.setErrorReported()) {
        return;
      }
      try {
        tell(request, response, status);
        response.finishResponse();
      } catch (IOException | IllegalStateException e) {
        // Whoever asked is gone, and nothing more can be said.
        container.getLogger().debug("An answer could not be written", e);
      }
    }

    private static void tell(Request request, Response response, HttpStatus status)
        throws IOException {
      if (status.is4xxClientError() && Links.isOfMail(request.getRequestURI())) {
        UnknownLink.write(response);
      } else {
        Problem.write(request, response, status);
      }
    }
  }
}
