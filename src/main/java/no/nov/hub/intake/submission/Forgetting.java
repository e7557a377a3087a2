package no.nov.hub.intake.submission;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Rejections can hold names, so what is older than thirty days goes, every hour. */
@Component
class Forgetting {

  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  private final Submissions submissions;

  Forgetting(Submissions submissions) {
    this.submissions = submissions;
  }

  @Scheduled(fixedDelayString = "PT1H")
  void forgetOld() {
    int forgotten = submissions.forgetOld();
    if (forgotten > 0) {
      LOG.info("Forgot {} rejected submissions that were older than thirty days", forgotten);
    }
  }
}
