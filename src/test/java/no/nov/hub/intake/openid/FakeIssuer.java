package no.nov.hub.intake.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import no.nov.hub.platform.message.Json;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * An issuer of accounts on this machine, with tenants by path. Its people need no password: whoever
 * goes there is who the test says. What an honest one never does can be set.
 */
public final class FakeIssuer implements AutoCloseable {

  public static final String CLIENT = "hub";
  public static final String SECRET = "secret of the hub";

  private final HttpServer server;
  private final RSAKey key = key();
  private final Map<String, JWTClaimsSet.Builder> given = new ConcurrentHashMap<>();
  private final Map<String, String> challenges = new ConcurrentHashMap<>();

  /** What is signed in the place of what is right. */
  public UnaryOperator<JWTClaimsSet.Builder> claims = right -> right;

  /** Who sits at the browser that comes. */
  public volatile String visitor = "nobody";

  /** With which it is signed. */
  public RSAKey signing = key;

  public FakeIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public String issuer(String tenant) {
    return "http://localhost:%d/%s/v2.0".formatted(server.getAddress().getPort(), tenant);
  }

  public OpenIdProvider provider(String tenant, boolean only) {
    return new OpenIdProvider(issuer(tenant), CLIENT, SECRET, only);
  }

  /**
   * Logs in as an account where the hub has sent the browser.
   *
   * @return where the issuer sends it back to
   */
  public URI logIn(URI address, String subject) {
    MultiValueMap<String, String> asked =
        UriComponentsBuilder.fromUri(address).build(true).getQueryParams();
    String tenant = address.getPath().split("/", 3)[1];
    String code = "code-" + given.size();
    Instant now = Instant.now();
    given.put(
        code,
        new JWTClaimsSet.Builder()
            .issuer(issuer(tenant))
            .subject(subject)
            .audience(asked.getFirst("client_id"))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", asked.getFirst("nonce")));
    challenges.put(code, asked.getFirst("code_challenge"));
    String back = URLDecoder.decode(asked.getFirst("redirect_uri"), UTF_8);
    return URI.create("%s?code=%s&state=%s".formatted(back, code, asked.getFirst("state")));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String tenant = path.split("/", 3)[1];
    if (path.endsWith("/.well-known/openid-configuration")) {
      send(exchange, 200, description(tenant));
    } else if (path.endsWith("/keys")) {
      send(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
    } else if (path.endsWith("/authorize")) {
      URI asked = exchange.getRequestURI();
      exchange.getResponseHeaders().set("Location", logIn(asked, visitor).toString());
      exchange.sendResponseHeaders(HttpStatus.FOUND.value(), -1);
      exchange.close();
    } else {
      token(exchange);
    }
  }

  private Map<String, Object> description(String tenant) {
    String issuer = issuer(tenant);
    return Map.of(
        "issuer",
        issuer,
        "authorization_endpoint",
        issuer + "/authorize",
        "token_endpoint",
        issuer + "/token",
        "jwks_uri",
        issuer + "/keys",
        "subject_types_supported",
        List.of("pairwise"),
        "response_types_supported",
        List.of("code"),
        "id_token_signing_alg_values_supported",
        List.of("RS256"));
  }

  /** Each code once, for whoever asked for it. */
  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    MultiValueMap<String, String> asked =
        UriComponentsBuilder.fromUriString("?" + form).build(true).getQueryParams();
    String code = asked.getFirst("code");
    JWTClaimsSet.Builder right = given.remove(code);
    boolean isOurs = Hashes.s256(asked.getFirst("code_verifier")).equals(challenges.remove(code));
    if (right == null || !isOurs || !exchange.getRequestHeaders().containsKey("Authorization")) {
      send(exchange, 400, Map.of("error", "invalid_grant"));
    } else {
      send(
          exchange,
          200,
          Map.of("access_token", "a", "token_type", "Bearer", "id_token", signed(right)));
    }
  }

  private String signed(JWTClaimsSet.Builder right) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              claims.apply(right).build());
      token.sign(new RSASSASigner(signing));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("key").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
