package no.nov.hub.submission;

import java.util.List;
import no.nov.hub.admission.Inspection;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Answers that something is wrong, with every reason at once (RFC 9457). */
public final class Problem {

  private Problem() {}

  public static ResponseEntity<Object> of(HttpStatus status, Text title, List<Reason> reasons) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, title.nb());
    problem.setTitle(title.en());
    problem.setProperty("reasons", reasons);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  static ResponseEntity<Object> tooLarge(long bytes) {
    return of(
        HttpStatus.CONTENT_TOO_LARGE,
        new Text("Innsendingen er for stor.", "The submission is too large."),
        List.of(Inspection.tooLarge(bytes)));
  }

  public static ResponseEntity<Object> notFound(String nb, String en) {
    return of(HttpStatus.NOT_FOUND, new Text(nb, en), List.of(Reason.of("", "not_found", nb, en)));
  }
}
