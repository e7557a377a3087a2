package no.nov.hub.platform.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.nov.hub.platform.language.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one answer to a link that leads nowhere, the same to the byte whether it never was, is
 * misspelt or is no longer kept, so that nobody learns from it which links there are.
 */
public final class UnknownLink {

  private static final byte[] PAGE =
      FaultPage.of(
              Texts.inBoth("problem.unknown-link.heading"),
              List.of(Texts.inBoth("problem.unknown-link.advice")))
          .getBytes(StandardCharsets.UTF_8);

  private UnknownLink() {}

  public static ModelAndView page() {
    ModelAndView page = new ModelAndView((model, request, response) -> write(response));
    page.setStatus(HttpStatus.NOT_FOUND);
    return page;
  }

  /** Nothing stays of what an earlier part has said, such as the language. */
  public static void write(HttpServletResponse response) throws IOException {
    response.reset();
    response.setStatus(HttpStatus.NOT_FOUND.value());
    PageHeaders.write(response);
    response.setContentType(FaultPage.TYPE);
    response.setContentLength(PAGE.length);
    response.getOutputStream().write(PAGE);
  }
}
