package no.nov.hub.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.nov.hub.platform.message.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * A fault when a part of the answer is out already. What was said cannot be taken back, and an end
 * in good order would make a whole of it: the server cuts the connection off instead.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BrokenOff implements HandlerExceptionResolver {

  private static final Logger LOG = LoggerFactory.getLogger(BrokenOff.class);

  @Override
  public ModelAndView resolveException(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception fault) {
    if (!response.isCommitted() || ProblemAdvice.isOfOneWhoHungUp(fault)) {
      return null;
    }
    LOG.error("{} failed half-way", ProblemAdvice.address(request), Wordless.of(fault));
    throw new HalfWay();
  }

  /** Without words: the server logs it too, by its class. */
  private static final class HalfWay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HalfWay() {
      super(null, null, false, false);
    }
  }
}
