package no.nov.hub.intake.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Pages are served under the hub's own names only: a page elsewhere that has its name point to this
 * machine, and reads through a visitor's browser (DNS rebinding), gets nothing.
 */
final class AllowedHosts extends OncePerRequestFilter {

  private static final Set<String> OF_THE_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Text ELSEWHERE =
      new Text(
          "Huben svarer ikke under dette navnet. Bruk adressen du har fått, eller be den som drifter huben om å sette hub.public-url.",
          "The hub does not answer under this name. Use the address that you were given, or ask whoever runs the hub to set hub.public-url.");

  private final Set<String> names;

  AllowedHosts(Links links) {
    names = new HashSet<>(OF_THE_MACHINE);
    links.host().ifPresent(host -> names.add(host.toLowerCase(Locale.ROOT)));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (names.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
      chain.doFilter(request, response);
    } else {
      Problem.write(request, response, HttpStatus.MISDIRECTED_REQUEST, "foreign_host", ELSEWHERE);
    }
  }
}
