package no.nov.hub.platform.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 406 to an Accept header that cannot be read; the endpoints of the actuator would fail. Of
 * what a request for metrics accepts, it leaves the two formats that there are: Boot also offers
 * Prometheus's binary one, which needs a library that is not there, and then fails.
 */
@Component
class AcceptCheck extends OncePerRequestFilter {

  private static final String METRICS = "/actuator/prometheus";
  private static final List<MediaType> OF_METRICS =
      List.of(MediaType.TEXT_PLAIN, new MediaType("application", "openmetrics-text"));

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<String> headers = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
    if (headers.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Optional<List<MediaType>> readable = readable(headers);
    List<MediaType> accepted = readable.orElse(List.of());
    boolean metrics = !accepted.isEmpty() && request.getRequestURI().equals(METRICS);
    if (readable.isEmpty() || (metrics && ofMetrics(accepted).isEmpty())) {
      Problem.write(request, response, HttpStatus.NOT_ACCEPTABLE);
    } else {
      chain.doFilter(metrics ? accepting(ofMetrics(accepted), request) : request, response);
    }
  }

  /**
   * One without a value accepts everything, as if it were not there; one of commas alone is none.
   */
  private static Optional<List<MediaType>> readable(List<String> headers) {
    try {
      List<MediaType> types = MediaType.parseMediaTypes(headers);
      boolean blank = headers.stream().allMatch(String::isBlank);
      return types.isEmpty() && !blank ? Optional.empty() : Optional.of(types);
    } catch (InvalidMediaTypeException e) {
      return Optional.empty();
    }
  }

  private static List<MediaType> ofMetrics(List<MediaType> accepted) {
    return OF_METRICS.stream()
        .filter(format -> accepted.stream().anyMatch(type -> type.includes(format)))
        .toList();
  }

  private static HttpServletRequest accepting(List<MediaType> types, HttpServletRequest request) {
    String header = MediaType.toString(types);
    return new HttpServletRequestWrapper(request) {
      @Override
      public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT)
            ? Collections.enumeration(List.of(header))
            : super.getHeaders(name);
      }

      @Override
      public String getHeader(String name) {
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? header : super.getHeader(name);
      }
    };
  }
}
