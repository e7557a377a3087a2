package no.nov.hub.intake.login;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.access.SecurityHeaders;
import no.nov.hub.intake.openid.OpenIdLogins;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;

/** Which page needs what. Programs and links of mails have rules of their own. */
@Configuration
class PageRules {

  private static final Text TOO_OLD =
      new Text(
          "Siden har vært åpen for lenge, eller nettleseren tar ikke imot informasjonskapsler. Gå tilbake, last siden på nytt og prøv igjen.",
          "The page was open for too long, or the browser takes no cookies. Go back, load the page again and try once more.");

  private static final Text NOT_FOR_YOU =
      new Text(
          "Du har ikke tilgang til denne siden. Be daglig leder i foreningen, eller den som drifter huben, om den rollen du trenger.",
          "You have no access to this page. Ask the manager of your association, or whoever runs the hub, for the role that you need.");

  @Bean
  @Order(1)
  SecurityFilterChain pages(
      HttpSecurity http,
      LoginSessions sessions,
      Users users,
      OpenIdLogins accounts,
      Participants participants,
      Nov nov,
      CookieCsrfTokenRepository tokens,
      Links links)
      throws Exception {
    return http.securityMatcher(Links.pages().toArray(String[]::new))
        .authorizeHttpRequests(
            paths ->
                paths
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(Links.LOGIN, Links.LOGIN + "/**", Links.INVITATION)
                    .permitAll()
                    .requestMatchers(Links.PEOPLE, Links.PEOPLE + "/**")
                    .access(
                        (login, context) ->
                            new AuthorizationDecision(
                                Caller.of(context.getRequest()).managesPeople()))
                    .requestMatchers(Links.PARTICIPANTS, Links.PARTICIPANTS + "/**")
                    .hasRole(Caller.Kind.OPERATOR.name())
                    .requestMatchers(Links.OVERVIEW)
                    .hasAnyRole(Caller.Kind.PARTICIPANT.name(), Caller.Kind.OPERATOR.name())
                    .anyRequest()
                    .hasRole(Caller.Kind.USER.name()))
        .addFilterBefore(new AllowedHosts(links), HeaderWriterFilter.class)
        .addFilterBefore(new ReadableForms(), CsrfFilter.class)
        .addFilterAfter(
            new UserFilter(sessions, users, accounts, participants, nov), CsrfFilter.class)
        // The session holds no security context: who it is is looked up with each request.
        .securityContext(
            c -> c.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        // It would take each request for a login, and change the session each time.
        .sessionManagement(AbstractHttpConfigurer::disable)
        .requestCache(RequestCacheConfigurer::disable)
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(SecurityHeaders::add)
        .exceptionHandling(
            faults ->
                faults
                    .authenticationEntryPoint(
                        (request, response, e) -> lead(response, login(request)))
                    .accessDeniedHandler(PageRules::denied))
        .build();
  }

  /** Of forms; whoever logs in or out gets another. */
  @Bean
  CookieCsrfTokenRepository tokens(Cookies cookies) {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(cookies.name(Cookies.CSRF));
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(
        cookie -> cookie.httpOnly(true).secure(cookies.areSecure()).sameSite("Lax"));
    return tokens;
  }

  /** Without the hub's address, which only a proxy may know. */
  private static void lead(HttpServletResponse response, String page) {
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(HttpHeaders.LOCATION, page);
  }

  /** And back afterwards, if there is something to go back to. */
  private static String login(HttpServletRequest request) {
    boolean canGoBack =
        HttpMethod.GET.matches(request.getMethod())
            && !request.getRequestURI().equals(Links.OVERVIEW);
    return canGoBack
        ? Links.LOGIN + "?til=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8)
        : Links.LOGIN;
  }

  private static void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    if (request.getRequestURI().equals(Links.OVERVIEW)
        && Caller.of(request).findUser().isPresent()) {
      // Without a role there is nothing to see but that.
      lead(response, Links.SELF);
      return;
    }
    Text why = e instanceof CsrfException ? TOO_OLD : NOT_FOR_YOU;
    String code = e instanceof CsrfException ? "form_too_old" : "not_for_you";
    Problem.write(request, response, HttpStatus.FORBIDDEN, code, why);
  }
}
