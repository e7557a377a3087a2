package no.nov.hub.platform.transport.outage;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Says in a sentence why the hub did not start without its database, or with that of another. It
 * does not wait for it: what it is to migrate is not there, and whoever starts services starts it
 * again.
 */
final class DatabaseAbsent extends AbstractFailureAnalyzer<SQLException> {

  private static final String CONNECTION_FAILED = "08";
  private static final int H2_HAS_ANOTHER_PROCESS = 90020;

  private final Environment settings;

  DatabaseAbsent(Environment settings) {
    this.settings = settings;
  }

  @Override
  protected FailureAnalysis analyze(Throwable failure, SQLException cause) {
    if (isAnothers(cause)) {
      return new FailureAnalysis(
          "Another hub runs, or is just stopping, on the data in %s, so this one ended."
              .formatted(settings.getProperty("hub.data", "./data")),
          "Stop the other one and wait until it has ended, or give this one a folder and ports of its own: --hub.data=… --server.port=… --hub.embedded.kafka.port=…",
          failure);
    }
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

  /** Whether the file of the database is open in another process. */
  static boolean isAnothers(Throwable fault) {
    return fault instanceof SQLException cause && cause.getErrorCode() == H2_HAS_ANOTHER_PROCESS;
  }
}
