package no.nov.hub.platform.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.nov.hub.platform.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The last before the hub: lets a request through when all of its body is there. Until then it
 * holds no thread, so that it does not matter how slowly others send; one that is slower than any
 * line is refused. Whoever is not let in never comes so far.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class WholeBodies extends OncePerRequestFilter {

  private static final String BODY = WholeBodies.class.getName();

  /** For bodies of up to a megabyte; of larger ones the whole lies in a file. */
  private final BodyRoom inMemory = new BodyRoom(2 * Bodies.MOST, Bodies.MOST, 1);

  /** Seven of the largest at once, one of a participant. */
  private final BodyRoom inFiles = new BodyRoom(8 * Bodies.MOST, Bodies.MOST, 1);

  /** Of its own, so that strangers never take what participants need. */
  private final BodyRoom openRoom = new BodyRoom(16L << 20, Bodies.MOST_OPEN, 16);

  private final Senders senders;

  WholeBodies(Senders senders) {
    this.senders = senders;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Body body = (Body) request.getAttribute(BODY);
    if (body != null) {
      request.removeAttribute(BODY);
      goOn(body, request, response, chain);
    } else if (isAsyncDispatch(request) || !Bodies.isIn(request)) {
      chain.doFilter(request, response);
    } else {
      await(request, response);
    }
  }

  private void await(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Body.Limits limits = limits(request);
    if (request.getContentLengthLong() > limits.most()) {
      Problem.write(request, response, HttpStatus.CONTENT_TOO_LARGE);
      return;
    }
    UnreadBodies.askFor(request);
    AsyncContext async = request.startAsync();
    async.setTimeout(0); // How long it may take is said by its pace.
    Body body = new Body(request.getInputStream(), async, limits);
    request.setAttribute(BODY, body);
    request.getInputStream().setReadListener(body);
  }

  /** Strangers are not told apart, since behind a proxy all have its address: each body is one. */
  private Body.Limits limits(HttpServletRequest request) {
    return senders
        .find(request)
        .map(sender -> new Body.Limits(inMemory, inFiles, sender, Bodies.MOST))
        .orElseGet(
            () -> new Body.Limits(openRoom, openRoom, request.getRequestId(), Bodies.MOST_OPEN));
  }

  private static void goOn(
      Body body, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (body.refused() != null) {
      body.refused().write(request, response);
      return;
    }
    SecurityContextHolder.setContext(body.caller());
    try {
      chain.doFilter(new RequestWithBody(request, body.content()), response);
    } finally {
      body.release();
    }
  }
}
