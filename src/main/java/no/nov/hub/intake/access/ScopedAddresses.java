package no.nov.hub.intake.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which scope opens which address. The first line that fits counts. */
final class ScopedAddresses {

  record Line(Scope scope, RequestMatcher addresses) {}

  private static final List<Line> LINES =
      Stream.of(
              lines(Scope.OPERATE, "/api/v1/operator/**"),
              lines(
                  Scope.SUBMIT,
                  "/api/v1/messages",
                  "/api/v1/submission-address/**",
                  "/api/v1/submission-senders/**"),
              changing(Scope.SUBMIT, "/api/v1/rejections/**", "/api/v1/feeds/**"),
              lines(
                  Scope.READ,
                  "/api/v1/statistics/**",
                  "/api/v1/statistics.csv",
                  "/api/v1/events/**",
                  "/api/v1/positions",
                  "/api/v1/issues/**",
                  "/api/v1/receipts/**",
                  "/api/v1/rejections/**",
                  "/api/v1/feeds",
                  "/api/v1/quota"),
              lines(
                  Scope.GROUPS,
                  "/api/v1/groups/**",
                  "/api/v1/year-plan",
                  "/api/v1/meetings/**",
                  "/api/v1/event-invitations/**",
                  "/api/v1/attachments",
                  "/api/v1/polls/**",
                  "/api/v1/minutes/**",
                  "/api/v1/actions/**",
                  "/api/v1/charter-reports/**"))
          .flatMap(lines -> lines)
          .toList();

  private ScopedAddresses() {}

  static List<Line> lines() {
    return LINES;
  }

  /** The scope that a key needs; empty for what is not in the table. */
  static Optional<Scope> needed(HttpServletRequest request) {
    return LINES.stream()
        .filter(line -> line.addresses().matches(request))
        .findFirst()
        .map(Line::scope);
  }

  private static Stream<Line> lines(Scope scope, String... patterns) {
    return Stream.of(patterns)
        .map(pattern -> new Line(scope, PathPatternRequestMatcher.withDefaults().matcher(pattern)));
  }

  /** Only what is changed there. */
  private static Stream<Line> changing(Scope scope, String... patterns) {
    return Stream.of(patterns)
        .map(
            pattern ->
                new Line(
                    scope,
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern)));
  }
}
