package no.nov.hub.intake.access;

import jakarta.servlet.DispatcherType;
import java.util.List;
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
      Callers callers,
      AccessSettings settings,
      ObjectProvider<HubStart> start)
      throws Exception {
    BooleanSupplier waitsForOperator = () -> start.stream().anyMatch(HubStart::waitsForOperator);
    return http.authorizeHttpRequests(
            paths ->
                paths
                    // An answer that took its time; who may ask was decided when it was asked.
                    .dispatcherTypeMatchers(DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(Links.open().toArray(String[]::new))
                    .permitAll()
                    // Its parts, which no proxy passes on.
                    .requestMatchers(Links.HEALTH + "/**")
                    .permitAll()
                    .requestMatchers("/api/v1/operator/**")
                    .hasRole(Caller.Kind.OPERATOR.name())
                    .requestMatchers(Links.withKey().toArray(String[]::new))
                    .hasRole(Caller.Kind.PARTICIPANT.name())
                    .requestMatchers("/actuator/prometheus")
                    .access(
                        AuthorizationManagers.anyOf(
                            AuthorityAuthorizationManager.hasRole(Caller.Kind.OPERATOR.name()),
                            new Loopback()))
                    .requestMatchers("/error")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .addFilterBefore(
            new KeyFilter(keys, callers, settings, waitsForOperator), AuthorizationFilter.class)
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
                        (request, response, e) ->
                            Refusal.ofPath(
                                request,
                                response,
                                HttpStatus.FORBIDDEN,
                                "not_for_you",
                                NOT_FOR_YOU)))
        .build();
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
