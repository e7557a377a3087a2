package no.nov.hub.position;

import java.util.List;
import no.nov.hub.message.PlainText;
import no.nov.hub.message.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Refusals over HTTP, as RFC 9457 has them, with the reasons that submissions get too. */
final class Problems {

  private Problems() {}

  static ResponseEntity<Object> badQuery(List<Reason> reasons) {
    return problem(
        HttpStatus.BAD_REQUEST, "Spørringen kan ikke besvares / The query is wrong", reasons);
  }

  static ResponseEntity<Object> noSuchIssue(String id) {
    String shown = PlainText.shortened(id);
    Reason reason =
        Reason.of(
            "id",
            "unknown_issue",
            "Ingen har sendt noe standpunkt i en sak med id «%s».".formatted(shown),
            "Nobody has sent a position on an issue with the id “%s”.".formatted(shown));
    return problem(HttpStatus.NOT_FOUND, "Ukjent sak / Unknown issue", List.of(reason));
  }

  private static ResponseEntity<Object> problem(
      HttpStatus status, String title, List<Reason> reasons) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, reasons.get(0).message().nb());
    problem.setTitle(title);
    problem.setProperty("reasons", reasons);
    return ResponseEntity.of(problem).build();
  }
}
