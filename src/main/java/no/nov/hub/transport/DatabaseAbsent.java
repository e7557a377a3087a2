package no.nov.hub.transport;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Says in a sentence why the hub did not start without its database. It does not wait for it: what
 * it is to migrate is not there, and whoever starts services starts it again.
 */
final class DatabaseAbsent extends AbstractFailureAnalyzer<SQLException> {

  private static final String CONNECTION_FAILED = "08";

  private final Environment settings;

  DatabaseAbsent(Environment settings) {
    this.settings = settings;
  }

  @Override
  protected FailureAnalysis analyze(Throwable failure, SQLException cause) {
    boolean absent =
        Outages.isOutage(cause)
            || String.valueOf(cause.getSQLState()).startsWith(CONNECTION_FAILED);
    if (!absent) {
      return null;
    }
    String url = settings.getProperty("spring.datasource.url", "").replaceFirst("\\?.*", "");
    return new FailureAnalysis(
        "The database at %s does not answer, so the hub ended.".formatted(url),
        "Start the database, or mend spring.datasource.url; then start the hub again, or let the service manager do so.",
        failure);
  }
}
