package no.nov.hub.mail.outgoing;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import no.nov.hub.platform.message.Json;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * Tokens that open the mailbox for about an hour each, fetched anew shortly before they run out.
 */
@Component
public class AccessTokens {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BEFORE_THE_END = Duration.ofMinutes(2);
  private static final int USUAL_SECONDS = 3600;

  private final OAuthSettings settings;
  private final Clock clock;
  private final RestClient http;
  private String token;
  private Instant until = Instant.EPOCH;
  private String refreshToken;

  AccessTokens(OAuthSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.refreshToken = settings.refreshToken();
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(PATIENCE);
    this.http = RestClient.builder().requestFactory(requests).build();
  }

  public boolean areUsed() {
    return settings.isSet();
  }

  /**
   * One that is valid for a while yet.
   *
   * @throws TokenRefused if there is none to be had now
   */
  public synchronized String current() {
    Instant now = clock.instant();
    if (!now.isBefore(until.minus(BEFORE_THE_END))) {
      fetch(now);
    }
    return token;
  }

  /** For one that the server would not take, though its time has not run out. */
  public synchronized void discard() {
    until = Instant.EPOCH;
  }

  private void fetch(Instant now) {
    JsonNode answer = ask();
    String given = answer.path("access_token").asString("");
    if (given.isEmpty()) {
      throw new TokenRefused(settings.tokenUrl().getHost(), null);
    }
    token = given;
    until = now.plusSeconds(answer.path("expires_in").asInt(USUAL_SECONDS));
    // Some give a new one along, and the old one runs out some day.
    refreshToken = answer.path("refresh_token").asString(refreshToken);
  }

  private JsonNode ask() {
    try {
      byte[] body =
          http.post()
              .uri(settings.tokenUrl())
              .contentType(MediaType.APPLICATION_FORM_URLENCODED)
              .body(form())
              .retrieve()
              .body(byte[].class);
      return Json.MAPPER.readTree(body == null ? new byte[0] : body);
    } catch (RestClientException | tools.jackson.core.JacksonException e) {
      throw new TokenRefused(settings.tokenUrl().getHost(), e);
    }
  }

  private MultiValueMap<String, String> form() {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    boolean refreshes = !refreshToken.isBlank();
    form.add("grant_type", refreshes ? "refresh_token" : "client_credentials");
    form.add("client_id", settings.clientId());
    if (!settings.clientSecret().isBlank()) {
      form.add("client_secret", settings.clientSecret());
    }
    if (refreshes) {
      form.add("refresh_token", refreshToken);
    }
    if (!settings.scope().isBlank()) {
      form.add("scope", settings.scope());
    }
    return form;
  }

  /** The answer of the token server stays out of it; it can quote the request. */
  public static final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TokenRefused(String host, Exception cause) {
      super(
          "No access token from %s (%s); look at hub.mail.oauth and at the consent given there"
              .formatted(host, cause == null ? "none in its answer" : kind(cause)));
    }

    private static String kind(Exception cause) {
      return cause instanceof org.springframework.web.client.RestClientResponseException answered
          ? "it answered " + answered.getStatusCode().value()
          : cause.getClass().getSimpleName();
    }
  }
}
