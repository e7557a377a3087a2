package no.nov.hub.intake.passkey;

import java.util.List;
import no.nov.hub.platform.message.Json;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a browser answers, as JSON with bytes in base64url (WebAuthn, section 5.1). Anybody
 * can send anything.
 */
final class PasskeyAnswers {

  /** Several times as much as any has. */
  static final int LONGEST = 16_384;

  /** As WebAuthn has it. */
  private static final int LONGEST_ID = 1023;

  private static final int MOST_TRANSPORTS = 8;
  private static final int LONGEST_TRANSPORT = 20;

  private PasskeyAnswers() {}

  /**
   * @throws IllegalArgumentException if it is none
   */
  static PublicKeyCredential<AuthenticatorAssertionResponse> use(String text) {
    JsonNode answer = read(text);
    JsonNode response = answer.path("response");
    return credential(
        answer,
        AuthenticatorAssertionResponse.builder()
            .clientDataJSON(bytes(response, "clientDataJSON"))
            .authenticatorData(bytes(response, "authenticatorData"))
            .signature(bytes(response, "signature"))
            .userHandle(bytes(response, "userHandle"))
            .build());
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static PublicKeyCredential<AuthenticatorAttestationResponse> make(String text) {
    JsonNode answer = read(text);
    JsonNode response = answer.path("response");
    return credential(
        answer,
        AuthenticatorAttestationResponse.builder()
            .clientDataJSON(bytes(response, "clientDataJSON"))
            .attestationObject(bytes(response, "attestationObject"))
            .transports(transports(response.path("transports")))
            .build());
  }

  /**
   * What was to be signed, as the browser tells it; that it was signed is not said by that.
   *
   * @throws IllegalArgumentException if it does not say
   */
  static Bytes challenge(PublicKeyCredential<?> credential) {
    try {
      byte[] data = credential.getResponse().getClientDataJSON().getBytes();
      return bytes(Json.MAPPER.readTree(data), "challenge");
    } catch (JacksonException e) {
      throw new IllegalArgumentException("What was signed is no JSON", e);
    }
  }

  private static JsonNode read(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("Longer than any answer");
    }
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("No JSON", e);
    }
  }

  private static <R extends AuthenticatorResponse> PublicKeyCredential<R> credential(
      JsonNode answer, R response) {
    Bytes id = bytes(answer, "rawId");
    if (id.getBytes().length > LONGEST_ID) {
      throw new IllegalArgumentException("Longer than any id");
    }
    return PublicKeyCredential.<R>builder()
        .id(id.toBase64UrlString())
        .rawId(id)
        .type(PublicKeyCredentialType.PUBLIC_KEY)
        .response(response)
        .build();
  }

  private static Bytes bytes(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isString() || value.asString().isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return Bytes.fromBase64(value.asString());
  }

  /** By what the passkey can be reached; only a hint. */
  private static List<AuthenticatorTransport> transports(JsonNode names) {
    return names
        .valueStream()
        .filter(name -> name.isString() && isTransport(name.asString()))
        .limit(MOST_TRANSPORTS)
        .map(name -> AuthenticatorTransport.valueOf(name.asString()))
        .toList();
  }

  private static boolean isTransport(String name) {
    return name.length() <= LONGEST_TRANSPORT && name.matches("[a-z-]+");
  }
}
