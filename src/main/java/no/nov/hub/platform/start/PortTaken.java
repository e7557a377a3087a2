package no.nov.hub.platform.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Before Spring's own, which does not know what is most likely nor the name of the setting. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortTaken extends AbstractFailureAnalyzer<PortInUseException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
    return new FailureAnalysis(
        "Another program, perhaps another hub, listens on port %d already, so the hub ended."
            .formatted(cause.getPort()),
        "Stop that program, or give the hub another port with --server.port=…",
        failure);
  }
}
