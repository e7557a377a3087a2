package no.nov.hub.intake.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import no.nov.hub.platform.problem.Problem;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away what is no form of a page before its token is looked for in it. */
final class ReadableForms extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (HttpMethod.POST.matches(request.getMethod()) && !isForm(request)) {
      Problem.write(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    } else if (isReadable(request)) {
      chain.doFilter(request, response);
    } else {
      Problem.write(request, response, HttpStatus.BAD_REQUEST);
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  private static boolean isReadable(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return true;
    } catch (InvalidParameterException e) {
      // Who sent it is told; what stood in it can be secret.
      return false;
    }
  }
}
