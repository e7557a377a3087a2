package no.nov.hub.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import no.nov.hub.message.Json;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/** Answers a caller who is not let in (RFC 9457), from within a filter. */
final class Refusal {

  private Refusal() {}

  static void write(HttpServletResponse response, HttpStatus status, String code, Text text)
      throws IOException {
    ObjectNode problem = Json.MAPPER.createObjectNode();
    problem.put("title", text.en());
    problem.put("status", status.value());
    problem.put("detail", text.nb());
    problem.set("reasons", Json.MAPPER.valueToTree(List.of(new Reason("", code, text))));
    response.setStatus(status.value());
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(problem));
  }
}
