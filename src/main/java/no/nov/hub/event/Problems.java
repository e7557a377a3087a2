package no.nov.hub.event;

import java.util.List;
import no.nov.hub.message.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Answers that say what was wrong with a question, in both languages (RFC 9457). */
final class Problems {

  private Problems() {}

  static ResponseEntity<Object> badRequest(List<Reason> reasons) {
    return answer(HttpStatus.BAD_REQUEST, "Spørringen kan ikke besvares", reasons);
  }

  static ResponseEntity<Object> notFound(Reason reason) {
    return answer(HttpStatus.NOT_FOUND, "Finnes ikke", List.of(reason));
  }

  private static ResponseEntity<Object> answer(
      HttpStatus status, String title, List<Reason> reasons) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setTitle(title);
    problem.setDetail(String.join(" ", reasons.stream().map(r -> r.message().nb()).toList()));
    problem.setProperty("reasons", reasons);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
