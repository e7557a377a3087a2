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
import no.nov.hub.platform.server.Bodies;
import no.nov.hub.platform.server.BodyRefused;
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
    Optional<Reservation> reservation =
        quota.reserve(
            participant,
            Edge.HTTP,
            Math.max(0, Math.min(request.getContentLengthLong(), Bodies.MOST)));
    tell(quota.usage(participant), quota, response);
    BodyRefused.Answer refusal = (asked, answer) -> refuse(participant, quota, asked, answer);
    if (reservation.isEmpty()) {
      refusal.write(request, response);
      return;
    }
    try {
      chain.doFilter(new CountedRequest(request, reservation.get(), refusal), response);
    } finally {
      closeAtTheEnd(reservation.get(), request);
    }
  }

  private static void refuse(
      String participant, Quota quota, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(quota.secondsUntilAnew()));
    Problem.write(
        request,
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        Quota.CODE,
        quota.reason(participant).message());
  }

  private static void closeAtTheEnd(Reservation reservation, HttpServletRequest request) {
    if (request.isAsyncStarted()) {
      request.getAsyncContext().addListener(new EndOfRequest(reservation));
    } else {
      reservation.close();
    }
  }

  /** Any other may have a body too, and it is read. */
  private static boolean sends(HttpServletRequest request) {
    return SENDING.contains(request.getMethod()) || Bodies.isIn(request);
  }

  /** Before it is known what becomes of the request: the answer may go out before it is counted. */
  private static void tell(Usage usage, Quota quota, HttpServletResponse response) {
    response.setHeader(POLICY, "\"day\";q=%d;qu=\"content-bytes\"".formatted(usage.most()));
    response.setHeader(LEFT, "\"day\";r=%d;t=%d".formatted(usage.left(), quota.secondsUntilAnew()));
  }
}
