package no.nov.hub.submission;

import java.util.List;
import no.nov.hub.admission.Inspection;
import no.nov.hub.message.Text;
import no.nov.hub.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to a body that is not read to its end. */
final class TooLarge {

  private TooLarge() {}

  static ResponseEntity<Object> answer(long bytes) {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        new Text("Innsendingen er for stor.", "The submission is too large."),
        List.of(Inspection.tooLarge(bytes)));
  }
}
