package no.nov.hub.intake.submission;

import java.util.List;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
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
