package no.nov.hub.platform.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.nov.hub.platform.transport.outage.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 when a filter behind it cannot do its work because of an outage, such as the one that
 * looks keys up. Left to the server, each such request would be a stack trace in the log.
 */
@Component
@Order(OutageFilter.BEFORE_SECURITY)
class OutageFilter extends OncePerRequestFilter {

  static final int BEFORE_SECURITY = -110;

  private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException e) {
      if (!Outages.isOutage(e) || response.isCommitted()) {
        throw e;
      }
      LOG.debug("A request was answered with 503 because of an outage", e);
      response.reset();
      Problem.write(request, response, HttpStatus.SERVICE_UNAVAILABLE);
    }
  }
}
