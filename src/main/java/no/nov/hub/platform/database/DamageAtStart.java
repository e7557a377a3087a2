package no.nov.hub.platform.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Its sentence says everything, and what the database says of it less. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DamageAtStart extends AbstractFailureAnalyzer<DamagedFile> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, DamagedFile cause) {
    return new FailureAnalysis(cause.getMessage(), null, failure);
  }
}
