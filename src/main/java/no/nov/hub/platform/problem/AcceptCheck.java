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
    List<MediaType> accepted = readable(headers);
    boolean metrics = request.getRequestURI().equals(METRICS);
    if (accepted.isEmpty() || (metrics && ofMetrics(accepted).isEmpty())) {
      Problem.write(request, response, HttpStatus.NOT_ACCEPTABLE);
    } else {
      chain.doFilter(metrics ? accepting(ofMetrics(accepted), request) : request, response);
    }
  }

  /** None if they are not. */
  private static List<MediaType> readable(List<String> headers) {
    try {
      return MediaType.parseMediaTypes(headers);
    } catch (InvalidMediaTypeException e) {
      return List.of();
    }
  }

  private static List<MediaType> ofMetrics(List<MediaType> accepted) {
    return accepted.stream()
        .filter(type -> type.equalsTypeAndSubtype(MediaType.ALL) || isOne(type))
        .toList();
  }

  private static boolean isOne(MediaType type) {
    return OF_METRICS.stream().anyMatch(type::equalsTypeAndSubtype);
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
