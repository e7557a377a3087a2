package no.nov.hub.intake.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import no.nov.hub.platform.problem.UnknownLink;
import no.nov.hub.platform.server.Senders;
import no.nov.hub.platform.transport.HubStart;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Which path needs what. Everything is refused that is not let in here. */
@Configuration
class SecurityRules {

  private static final Text NO_KEY =
      new Text(
          "Denne adressen krever en nøkkel: «Authorization: Bearer …».",
          "This address needs a key: “Authorization: Bearer …”.");

  private static final Text NOT_FOR_YOU =
      new Text("Denne nøkkelen gir ikke tilgang hit.", "This key gives no access here.");

  /**
   * @param start asked for late: filters are made before the routes
   */
  @Bean
  SecurityFilterChain paths(
      HttpSecurity http,
      Keys keys,
      KeyUses uses,
      RefusedEntries refused,
      Callers callers,
      AccessSettings settings,
      ObjectProvider<HubStart> start,
      Clock clock)
      throws Exception {
    BooleanSupplier waitsForOperator = () -> start.stream().anyMatch(HubStart::waitsForOperator);
    return http.authorizeHttpRequests(SecurityRules::open)
        .authorizeHttpRequests(SecurityRules::withKey)
        .authorizeHttpRequests(paths -> paths.anyRequest().denyAll())
        .addFilterBefore(
            new KeyFilter(keys, uses, refused, callers, settings, waitsForOperator, clock),
            AuthorizationFilter.class)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // No cookie identifies anybody, so no other site can borrow a visitor's identity.
        .csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(SecurityHeaders::add)
        .exceptionHandling(
            faults ->
                faults
                    .authenticationEntryPoint(
                        (request, response, e) ->
                            Refusal.ofPath(
                                request, response, HttpStatus.UNAUTHORIZED, "no_key", NO_KEY))
                    .accessDeniedHandler(
                        (request, response, e) -> denied(request, response, refused)))
        .build();
  }

  private static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          paths) {
    paths
        // An answer that took its time; who may ask was decided when it was asked.
        .dispatcherTypeMatchers(DispatcherType.ASYNC)
        .permitAll()
        .requestMatchers(Links.open().toArray(String[]::new))
        .permitAll()
        // Its parts, which no proxy passes on.
        .requestMatchers(Links.HEALTH + "/**")
        .permitAll()
        .requestMatchers("/error")
        .permitAll();
  }

  private static void withKey(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          paths) {
    paths
        .requestMatchers("/actuator/prometheus")
        .access(
            AuthorizationManagers.anyOf(
                AuthorityAuthorizationManager.hasAuthority(Scope.OPERATE.authority()),
                new Loopback()));
    for (ScopedAddresses.Line line : ScopedAddresses.lines()) {
      paths.requestMatchers(line.addresses()).hasAuthority(line.scope().authority());
    }
    // Nothing is there. Should something come and be forgotten in the table, few keys open it.
    paths
        .requestMatchers(Links.withKey().toArray(String[]::new))
        .hasAllAuthorities(
            Scope.SUBMIT.authority(), Scope.READ.authority(), Scope.GROUPS.authority());
  }

  private static void denied(
      HttpServletRequest request, HttpServletResponse response, RefusedEntries refused)
      throws IOException {
    Optional<Scope> missing =
        ScopedAddresses.needed(request)
            .filter(scope -> scope != Scope.OPERATE)
            .filter(scope -> Caller.of(request).findParticipant().isPresent());
    missing.ifPresent(scope -> refused.count(RefusedEntries.Kind.SCOPE));
    Refusal.ofPath(
        request,
        response,
        HttpStatus.FORBIDDEN,
        missing.isPresent() ? "missing_scope" : "not_for_you",
        missing.map(SecurityRules::missing).orElse(NOT_FOR_YOU));
  }

  private static Text missing(Scope scope) {
    return new Text(
        "Nøkkelen gir ikke tilgangen «%s», som denne adressen krever. Be den som drifter huben om en nøkkel som gir den."
            .formatted(scope.word()),
        "The key lacks the scope “%s”, which this address needs. Ask whoever runs the hub for a key that has it."
            .formatted(scope.word()));
  }

  /**
   * Calendar programs try WebDAV on whatever address they are given. They are told in the usual way
   * that it is not taken here, instead of being turned away as an attack.
   */
  @Bean
  StrictHttpFirewall methods() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHttpMethods(
        List.of(
            "GET",
            "HEAD",
            "OPTIONS",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "PROPFIND",
            "PROPPATCH",
            "REPORT",
            "MKCOL",
            "MKCALENDAR",
            "COPY",
            "MOVE",
            "LOCK",
            "UNLOCK",
            "ACL"));
    return firewall;
  }

  /** However many of a participant send at once, they share its room for bodies. */
  @Bean
  Senders senders() {
    return request -> Caller.of(request).sender();
  }

  /** What the firewall turns away is told as everything else is. */
  @Bean
  RequestRejectedHandler attacks() {
    return (request, response, e) -> {
      if (Links.isOfMail(request.getRequestURI())) {
        UnknownLink.write(response);
      } else {
        Problem.write(request, response, HttpStatus.BAD_REQUEST);
      }
    };
  }

  /** There are no passwords; without this, Spring Boot would make one up and print it. */
  @Bean
  UserDetailsService nobody() {
    return name -> {
      throw new UsernameNotFoundException("The hub knows keys, not passwords");
    };
  }
}
