package no.nov.hub.intake.quota;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.problem.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts what a participant sends, whatever becomes of it, and takes nothing more when its day is
 * used up. Those who ask and send nothing are left alone. It comes after the rules for paths, and
 * before anything of a body is read.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class QuotaFilter extends OncePerRequestFilter {

  private static final Set<String> SENDING = Set.of("POST", "PUT", "PATCH");

  /** As draft-ietf-httpapi-ratelimit-headers has it. */
  private static final String POLICY = "RateLimit-Policy";

  private static final String LEFT = "RateLimit";

  /** What says that it is longer is refused unread. */
  private static final long MOST_TAKEN = 26L << 20;

  private final ObjectProvider<Quota> quotas;

  /**
   * @param quotas asked for at the first request: it needs the database, and the server makes its
   *     filters before anybody has said in a sentence that the database is another hub's
   */
  QuotaFilter(ObjectProvider<Quota> quotas) {
    this.quotas = quotas;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Participant> sender = Caller.of(request).findParticipant();
    if (sender.isEmpty() || !sends(request)) {
      chain.doFilter(request, response);
      return;
    }
    Quota quota = quotas.getObject();
    String participant = sender.get().id();
    Usage usage = quota.usage(participant);
    long length = Math.max(0, request.getContentLengthLong());
    tell(usage, length, quota, response);
    if (usage.isUsedUp()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(quota.secondsUntilAnew()));
      Problem.write(
          request,
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          Quota.CODE,
          quota.reason(participant).message());
      return;
    }
    long announcing = Math.min(length, MOST_TAKEN);
    quota.announce(participant, announcing);
    Announced announced = new Announced(announcing, bytes -> quota.settle(participant, bytes));
    try {
      chain.doFilter(
          new CountedRequest(
              request,
              bytes -> {
                quota.count(participant, Edge.HTTP, bytes);
                announced.came(bytes);
              }),
          response);
    } finally {
      settleAtTheEnd(announced, request);
    }
  }

  private static void settleAtTheEnd(Announced announced, HttpServletRequest request) {
    if (request.isAsyncStarted()) {
      request.getAsyncContext().addListener(announced);
    } else {
      announced.over();
    }
  }

  /** Any other may have a body too, and it is read. */
  private static boolean sends(HttpServletRequest request) {
    return SENDING.contains(request.getMethod())
        || request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  /** Before it is known what becomes of the request: the answer may go out before it is counted. */
  private static void tell(Usage usage, long length, Quota quota, HttpServletResponse response) {
    response.setHeader(POLICY, "\"day\";q=%d;qu=\"content-bytes\"".formatted(usage.most()));
    response.setHeader(
        LEFT,
        "\"day\";r=%d;t=%d"
            .formatted(Math.max(0, usage.left() - length), quota.secondsUntilAnew()));
  }
}
