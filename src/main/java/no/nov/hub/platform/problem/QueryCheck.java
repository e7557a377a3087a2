package no.nov.hub.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a query with a parameter that nobody reads, or with one twice: whoever writes {@code
 * form} for {@code from} would get the answer to another question. Pages for people stay open with
 * whatever a mail program hangs onto their links.
 */
@Component
class QueryCheck implements HandlerInterceptor, WebMvcConfigurer {

  private static final String[] FOR_PROGRAMS = {"/api/**", "/calendar.ics", "/calendar/**"};

  /** Hung onto links that are passed on; whatever they say, no answer depends on it. */
  private static final Pattern TRACKING =
      Pattern.compile("utm_\\w+|fbclid|[gw]braid|gclid|igshid|msclkid|mc_[ce]id");

  /**
   * What would make a calendar another one; none does. Whatever else programs hang onto its address
   * keeps an old copy from being shown, and nobody sees what such a program is answered.
   */
  private static final Pattern NARROWING =
      Pattern.compile(
          "(?i)from|to|since|after|before|limit|year|months?|date|organi[sz]er|participant|association|group|municipality|kind|type|title|place|q|search");

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this).addPathPatterns(FOR_PROGRAMS);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null
        && handler instanceof HandlerMethod method
        && !HttpMethod.OPTIONS.matches(request.getMethod())) {
      Set<String> known = known(method);
      boolean open = known.isEmpty() && request.getRequestURI().startsWith("/calendar");
      List<Reason> faults = faults(names(query, open), known);
      if (!faults.isEmpty()) {
        throw new WrongQuery(faults);
      }
    }
    return true;
  }

  /**
   * Of the address alone: the server would look for parameters in a form that is sent, too, and
   * leave nothing of it to read.
   */
  private static List<String> names(String query, boolean open) {
    return Arrays.stream(query.split("&"))
        .map(parameter -> decoded(parameter.split("=", 2)[0]))
        .filter(name -> !name.isEmpty() && !TRACKING.matcher(name).matches())
        .filter(name -> !open || NARROWING.matcher(name).matches())
        .toList();
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name; // Nothing that anybody knows.
    }
  }

  private static Set<String> known(HandlerMethod handler) {
    QueryNames ofMap = handler.getMethodAnnotation(QueryNames.class);
    if (ofMap != null) {
      return new TreeSet<>(List.of(ofMap.value()));
    }
    Set<String> known = new TreeSet<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      RequestParam read = parameter.getParameterAnnotation(RequestParam.class);
      if (read != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
        throw new IllegalStateException(handler + " takes a map and needs @QueryNames");
      }
      if (read != null) {
        known.add(read.name().isEmpty() ? parameter.getParameter().getName() : read.name());
      }
    }
    return known;
  }

  private static List<Reason> faults(List<String> names, Set<String> known) {
    List<Reason> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new LinkedHashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        repeated.add(name);
      } else if (!known.contains(name)) {
        faults.add(unknown(PlainText.shortened(name), known));
      }
    }
    repeated.stream().filter(known::contains).map(QueryCheck::repeated).forEach(faults::add);
    return faults;
  }

  private static Reason unknown(String shown, Set<String> known) {
    String names = String.join(", ", known);
    return known.isEmpty()
        ? Reason.of(
            shown,
            "unknown_parameter",
            "Parameteren «%s» finnes ikke; denne adressen har ingen. Ta den bort.".formatted(shown),
            "There is no parameter “%s”; this address has none. Take it away.".formatted(shown))
        : Reason.of(
            shown,
            "unknown_parameter",
            "Parameteren «%s» finnes ikke. Kjente parametere: %s.".formatted(shown, names),
            "There is no parameter “%s”. Known parameters: %s.".formatted(shown, names));
  }

  private static Reason repeated(String name) {
    return Reason.of(
        name,
        "repeated",
        "Parameteren «%s» står mer enn én gang. Skriv den én gang.".formatted(name),
        "The parameter “%s” stands more than once. Write it once.".formatted(name));
  }
}
