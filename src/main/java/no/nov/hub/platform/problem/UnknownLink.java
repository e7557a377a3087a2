package no.nov.hub.platform.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.nov.hub.platform.message.Text;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one answer to a link that leads nowhere, the same to the byte whether it never was, is
 * misspelt or is no longer kept, so that nobody learns from it which links there are.
 */
public final class UnknownLink {

  private static final byte[] PAGE =
      FaultPage.of(
              new Text("Vi kjenner ikke denne lenken", "We do not know this link"),
              List.of(
                  new Text(
                      "Åpne lenken på nytt fra e-posten du fikk, og se etter at hele adressen er med. Hjelper ikke det, svar på e-posten, så kommer svaret til kontaktpersonen.",
                      "Open the link anew from the mail you got, and see that the whole address is there. If that does not help, answer the mail; your answer then reaches the contact.")))
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
