package no.nov.hub.intake.access;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a caller by {@code Authorization: Bearer}, and slows down one that asks too much. */
class KeyFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";
  private static final int BURST = 10;

  private final Keys keys;
  private final KeyUses uses;
  private final RefusedEntries refused;
  private final Callers callers;
  private final AccessSettings settings;
  private final BooleanSupplier waitsForOperator;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  KeyFilter(
      Keys keys,
      KeyUses uses,
      RefusedEntries refused,
      Callers callers,
      AccessSettings settings,
      BooleanSupplier waitsForOperator,
      Clock clock) {
    this.keys = keys;
    this.uses = uses;
    this.refused = refused;
    this.callers = callers;
    this.settings = settings;
    this.waitsForOperator = waitsForOperator;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Keys.Listed> key;
    try {
      key = find(brought(request), request);
    } catch (DataAccessException e) {
      if (!waitsForOperator.getAsBoolean()) {
        throw e;
      }
      Problem.standsStill(request, response);
      return;
    }
    answer(key, request, response, chain);
  }

  private void answer(
      Optional<Keys.Listed> key,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    boolean isValid = key.isPresent() && !key.get().isOver(clock.instant());
    if (!isValid && isHealth(request)) {
      chain.doFilter(request, response);
    } else if (key.isEmpty()) {
      refused.count(ofUnknown(request));
      Refusal.write(request, response, HttpStatus.UNAUTHORIZED, "unknown_key", UNKNOWN);
    } else if (!isValid) {
      refused.count(RefusedEntries.Kind.KEY_EXPIRED);
      Refusal.write(request, response, HttpStatus.UNAUTHORIZED, "expired_key", expired(key.get()));
    } else if (!bucket(key.get().holder()).tryConsume(1)) {
      Refusal.write(request, response, HttpStatus.TOO_MANY_REQUESTS, "too_many", TOO_MANY);
    } else {
      Optional<Reason> closed = callers.whyClosed(key.get().holder());
      if (closed.isPresent() && !isHealth(request)) {
        Refusal.write(
            request, response, HttpStatus.FORBIDDEN, closed.get().code(), closed.get().message());
      } else {
        uses.note(key.get().keyId());
        String way = "key/" + key.get().keyId();
        Caller caller = callers.holder(key.get().holder(), key.get().scopes()).by(way, request);
        proceedAs(caller, request, response, chain);
      }
    }
  }

  private RefusedEntries.Kind ofUnknown(HttpServletRequest request) {
    return keys.wasRevoked(brought(request))
        ? RefusedEntries.Kind.KEY_REVOKED
        : RefusedEntries.Kind.KEY_UNKNOWN;
  }

  private static String brought(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip();
  }

  /** Health is for everybody, also for one who brings a key while keys cannot be looked up. */
  private Optional<Keys.Listed> find(String key, HttpServletRequest request) {
    try {
      Optional<Keys.Listed> found = keys.find(key);
      if (found.isEmpty() && keys.areNone()) {
        // Not that it is wrong: its sender would stop sending when the database is missing.
        throw new DataAccessResourceFailureException("The database has no keys (yet)");
      }
      return found;
    } catch (DataAccessException e) {
      if (isHealth(request)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isHealth(HttpServletRequest request) {
    return request.getRequestURI().startsWith(Links.HEALTH);
  }

  private static void proceedAs(
      Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    caller.letIn();
    chain.doFilter(request, response);
  }

  private Bucket bucket(String holder) {
    int rate = settings.requestsPerSecond();
    return buckets.computeIfAbsent(
        holder,
        h ->
            Bucket.builder()
                .addLimit(
                    limit ->
                        limit
                            .capacity((long) rate * BURST)
                            .refillGreedy(rate, Duration.ofSeconds(1)))
                .build());
  }

  private Text expired(Keys.Listed key) {
    Text end = DateWords.at(key.expiresAt().atZone(clock.getZone()));
    return new Text(
        "Nøkkelen virket til %s. Be den som drifter huben om en ny.".formatted(end.nb()),
        "The key worked until %s. Ask whoever runs the hub for a new one.".formatted(end.en()));
  }

  private static final Text UNKNOWN =
      new Text(
          "Nøkkelen er ukjent eller trukket tilbake. Be den som drifter huben om en ny.",
          "The key is unknown or revoked. Ask whoever runs the hub for a new one.");

  private static final Text TOO_MANY =
      new Text(
          "For mange forespørsler på kort tid. Vent et sekund og send på nytt.",
          "Too many requests in a short time. Wait a second and send again.");
}
