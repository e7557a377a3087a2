package no.nov.hub.mail.outgoing;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where tokens for the mailbox are had (OAuth 2.0, RFC 6749), for servers that take no password,
 * such as Microsoft 365 and Google. They serve SMTP and IMAP alike.
 *
 * @param tokenUrl null: no tokens, passwords
 * @param refreshToken empty: the hub asks as itself (client credentials)
 */
@ConfigurationProperties("hub.mail.oauth")
public record OAuthSettings(
    URI tokenUrl,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("") String refreshToken,
    @DefaultValue("") String scope) {

  public OAuthSettings {
    if (tokenUrl != null && clientId.isBlank()) {
      throw new IllegalArgumentException("hub.mail.oauth.client-id: is needed with token-url");
    }
    if (tokenUrl != null && clientSecret.isBlank() && refreshToken.isBlank()) {
      throw new IllegalArgumentException(
          "hub.mail.oauth.client-secret: is needed, or a refresh-token");
    }
  }

  public boolean isSet() {
    return tokenUrl != null;
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "OAuthSettings[%s]".formatted(tokenUrl);
  }
}
