package no.nov.hub.intake.submission;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Rejections can hold names, so what is older than thirty days goes. */
@Component("forgettingRejections")
public class ForgettingRejections {

  private static final Logger LOG = LoggerFactory.getLogger(ForgettingRejections.class);

  private final SubmissionTables submissionTables;

  ForgettingRejections(SubmissionTables submissionTables) {
    this.submissionTables = submissionTables;
  }

  public void forgetOld() {
    int forgotten = submissionTables.forgetOld();
    if (forgotten > 0) {
      LOG.info("Forgot {} rejected submissions that were older than thirty days", forgotten);
    }
  }
}
