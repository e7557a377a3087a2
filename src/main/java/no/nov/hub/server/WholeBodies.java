package no.nov.hub.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import no.nov.hub.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
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
  private static final long MEBIBYTE = 1 << 20;

  /** The largest anybody takes: an attachment. */
  private static final long MOST = 26 * MEBIBYTE;

  /** Without a key there are only forms. */
  private static final long MOST_OPEN = 2 * MEBIBYTE;

  private static final String OPEN = "";

  private final BodyRoom room = new BodyRoom(2 * MOST, MOST);

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
    } else if (isAsyncDispatch(request) || !hasBody(request)) {
      chain.doFilter(request, response);
    } else {
      await(request, response);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private void await(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Principal caller = request.getUserPrincipal();
    long most = caller == null ? MOST_OPEN : MOST;
    if (request.getContentLengthLong() > most) {
      Problem.write(request, response, HttpStatus.CONTENT_TOO_LARGE);
      return;
    }
    Body.Limits limits = new Body.Limits(room, caller == null ? OPEN : caller.getName(), most);
    UnreadBodies.askFor(request);
    AsyncContext async = request.startAsync();
    async.setTimeout(0); // How long it may take is said by its pace.
    Body body = new Body(request.getInputStream(), async, limits);
    request.setAttribute(BODY, body);
    request.getInputStream().setReadListener(body);
  }

  private static void goOn(
      Body body, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (body.refused() != null) {
      Problem.write(request, response, body.refused());
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
