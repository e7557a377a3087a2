package no.nov.hub.mail.outgoing;

import java.net.URI;
import no.nov.hub.platform.start.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where tokens for the mailbox are had (OAuth 2.0, RFC 6749), for servers that take no password,
 * such as Microsoft 365 and Google. They serve SMTP and IMAP alike.
 *
 * @param tokenUrl where tokens are fetched that take the place of the passwords; none: passwords
 * @param clientId the application that is registered there
 * @param clientSecret its secret
 * @param refreshToken where the mailbox's owner has consented to it; empty: the hub asks as itself
 *     (client credentials)
 * @param scope what is asked for
 */
@ConfigurationProperties("hub.mail.oauth")
public record OAuthSettings(
    URI tokenUrl,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("") String refreshToken,
    @DefaultValue("") String scope) {

  public OAuthSettings {
    new SettingFaults("hub.mail.oauth")
        .tellIf(
            tokenUrl != null && clientId.isBlank(),
            "client-id",
            "trengs sammen med token-url; skriv programmet som er registrert der",
            "is needed with token-url; write the application that is registered there")
        .tellIf(
            tokenUrl != null && clientSecret.isBlank() && refreshToken.isBlank(),
            "client-secret",
            "trengs sammen med token-url, eller et refresh-token",
            "is needed with token-url, or a refresh-token")
        .tellIf(
            tokenUrl != null && !String.valueOf(tokenUrl.getScheme()).matches("https?"),
            "token-url",
            "må være en adresse som begynner med https://, slik e-postleverandøren oppgir den",
            "must be an address that begins with https://, as the mail provider names it")
        .refuse();
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
