package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import no.nov.hub.HttpSlice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** A second way to log in is a filter chain of its own; nothing behind it needs to know. */
class AnotherLoginTest {

  private static final String PROFILE = "another-login";
  private static final String SESSION = "X-Session";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path data;

  private static ConfigurableApplicationContext hub;

  /** The profile keeps it out of tests that start the whole hub. */
  @Configuration
  @Profile(PROFILE)
  static class Login {

    @Bean
    @Order(1)
    SecurityFilterChain otherSessions(HttpSecurity http, Callers callers) throws Exception {
      Filter login =
          (request, response, chain) -> {
            String holder = ((HttpServletRequest) request).getHeader(SESSION);
            SecurityContextHolder.setContext(
                new SecurityContextImpl(callers.holder(holder, Scope.of(holder)).authentication()));
            chain.doFilter(request, response);
          };
      return http.securityMatcher(request -> request.getHeader(SESSION) != null)
          .addFilterBefore(login, AuthorizationFilter.class)
          .authorizeHttpRequests(
              paths ->
                  paths
                      .dispatcherTypeMatchers(DispatcherType.ASYNC)
                      .permitAll()
                      .anyRequest()
                      .hasRole(Caller.Kind.PARTICIPANT.name()))
          .csrf(AbstractHttpConfigurer::disable)
          .build();
    }
  }

  @BeforeAll
  static void start() {
    hub = HttpSlice.start(data, "--spring.profiles.active=" + PROFILE);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void controllers_know_who_it_is_and_what_is_sent_is_counted() throws Exception {
    HttpResponse<String> sent =
        send(
            request("/api/v1/messages")
                .header(SESSION, "asker")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(new byte[1000])));
    HttpResponse<String> quota = send(request("/api/v1/quota").header(SESSION, "asker"));

    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(sent.headers().firstValue("ratelimit")).isPresent();
    assertThat(quota.body())
        .startsWith("{\"participant\":\"asker\",\"day\":\"")
        .contains("\"usedBytes\":1000,");
  }

  @Test
  void keys_work_beside_it() throws Exception {
    String key = hub.getBean(Keys.class).issue("modum", "test", "test").key();

    assertThat(send(request("/api/v1/quota").header("Authorization", "Bearer " + key)).body())
        .contains("\"participant\":\"modum\"");
    assertThat(send(request("/api/v1/quota")).statusCode()).isEqualTo(401);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(HttpSlice.address(hub) + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
