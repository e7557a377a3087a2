package no.nov.hub.intake.openid;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.link.Origin;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Talks with issuers. What they say of themselves is read when they are first needed, so the hub
 * starts without them; nobody waits long for one that hangs.
 */
@Component
class Issuers {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String DESCRIPTION = "/.well-known/openid-configuration";
  private static final ParameterizedTypeReference<Map<String, Object>> TREE =
      new ParameterizedTypeReference<>() {};

  private final OpenIdSettings settings;
  private final Origin origin;
  private final Clock clock;
  private final JdkClientHttpRequestFactory connections;
  private final OidcAuthorizationCodeAuthenticationProvider verifying;
  private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();
  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

  Issuers(OpenIdSettings settings, Origin origin, Clock clock) {
    this.settings = settings;
    this.origin = origin;
    this.clock = clock;
    this.connections =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    connections.setReadTimeout(PATIENCE);
    this.verifying =
        new OidcAuthorizationCodeAuthenticationProvider(
            tokens(), asked -> new DefaultOidcUser(Set.of(), asked.getIdToken()));
    verifying.setJwtDecoderFactory(
        issuer -> decoders.computeIfAbsent(issuer.getRegistrationId(), id -> decoder(issuer)));
  }

  private RestClientAuthorizationCodeTokenResponseClient tokens() {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(connections)
            .configureMessageConverters(
                converters -> {
                  converters.addCustomConverter(new FormHttpMessageConverter());
                  converters.addCustomConverter(
                      new OAuth2AccessTokenResponseHttpMessageConverter());
                })
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  private JwtDecoder decoder(ClientRegistration issuer) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(issuer.getProviderDetails().getJwkSetUri())
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .restOperations(new RestTemplate(connections))
            .build();
    OidcIdTokenValidator claims = new OidcIdTokenValidator(issuer);
    claims.setClock(clock);
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setClock(clock);
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(times, claims));
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    return decoder;
  }

  /**
   * @throws org.springframework.web.client.RestClientException if the issuer cannot be reached
   * @throws IllegalArgumentException if it describes another
   */
  private ClientRegistration registration(String participant) {
    ClientRegistration there = known.get(participant);
    if (there == null) {
      there = describe(participant);
      known.put(participant, there);
    }
    return there;
  }

  private ClientRegistration describe(String participant) {
    OpenIdProvider provider = settings.openid().get(participant);
    Map<String, Object> description =
        RestClient.builder()
            .requestFactory(connections)
            .build()
            .get()
            .uri(URI.create(provider.issuer().replaceFirst("/$", "") + DESCRIPTION))
            .retrieve()
            .body(TREE);
    Assert.isTrue(
        description != null && provider.issuer().equals(description.get("issuer")),
        "The issuer calls itself otherwise than the settings do");
    return ClientRegistrations.fromOidcConfiguration(description)
        .registrationId(participant)
        .clientId(provider.clientId())
        .clientSecret(provider.clientSecret())
        .redirectUri(origin.address() + Links.LOGIN_ACCOUNT_ANSWER)
        .scope(OidcScopes.OPENID)
        .build();
  }

  /** Where to send the browser. */
  URI address(OpenIdRequest request) {
    return URI.create(
        question(request, registration(request.participant())).getAuthorizationRequestUri());
  }

  /**
   * @param code that the issuer gave the browser
   * @return the account's subject
   * @throws org.springframework.security.core.AuthenticationException if the issuer does not vouch
   *     for it
   */
  String subject(OpenIdRequest request, String code) {
    ClientRegistration issuer = registration(request.participant());
    OAuth2AuthorizationResponse answer =
        OAuth2AuthorizationResponse.success(code)
            .redirectUri(issuer.getRedirectUri())
            .state(request.state())
            .build();
    var exchange = new OAuth2AuthorizationExchange(question(request, issuer), answer);
    var verified =
        (OAuth2LoginAuthenticationToken)
            verifying.authenticate(new OAuth2LoginAuthenticationToken(issuer, exchange));
    return ((OidcUser) verified.getPrincipal()).getSubject();
  }

  private static OAuth2AuthorizationRequest question(
      OpenIdRequest request, ClientRegistration issuer) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(issuer.getProviderDetails().getAuthorizationUri())
        .clientId(issuer.getClientId())
        .redirectUri(issuer.getRedirectUri())
        .scopes(issuer.getScopes())
        .state(request.state())
        .additionalParameters(
            Map.of(
                OidcParameterNames.NONCE,
                Hashes.s256(request.nonce()),
                PkceParameterNames.CODE_CHALLENGE,
                Hashes.s256(request.verifier()),
                PkceParameterNames.CODE_CHALLENGE_METHOD,
                "S256"))
        .attributes(
            attributes ->
                attributes.putAll(
                    Map.of(
                        OidcParameterNames.NONCE,
                        request.nonce(),
                        PkceParameterNames.CODE_VERIFIER,
                        request.verifier())))
        .build();
  }
}
