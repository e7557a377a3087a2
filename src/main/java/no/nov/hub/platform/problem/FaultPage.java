package no.nov.hub.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.nov.hub.platform.message.Text;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/** What a browser shows of a fault, in both languages. Programs get JSON. */
final class FaultPage {

  static final String TYPE = "text/html;charset=UTF-8";

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="nb">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <link rel="stylesheet" href="/hub.css">
      </head>
      <body>
      <main class="column">
        <h1>%s</h1>
      %s  <h2 lang="en">%s</h2>
      %s</main>
      </body>
      </html>
      """;

  private FaultPage() {}

  static String of(Text title, List<Text> sentences) {
    StringBuilder nb = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (Text sentence : sentences) {
      nb.append("  <p>").append(shown(sentence.nb())).append("</p>\n");
      en.append("  <p lang=\"en\">").append(shown(sentence.en())).append("</p>\n");
    }
    return FRAME.formatted(shown(title.nb()), shown(title.nb()), nb, shown(title.en()), en);
  }

  /** Whether a browser asks, for a page; beneath {@code /api/} are only programs. */
  static boolean isFor(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && !asked(request).startsWith("/api/");
  }

  /** The path that was asked for, also while the server asks for what to say about its fault. */
  private static String asked(HttpServletRequest request) {
    Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return String.valueOf(before == null ? request.getRequestURI() : before);
  }

  private static String shown(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
