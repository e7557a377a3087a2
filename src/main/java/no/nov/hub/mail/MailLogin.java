package no.nov.hub.mail;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;

/**
 * Who the hub is to a mail server, asked at each connection: a password, or a token of the hour.
 */
public class MailLogin extends MailAuthenticator {

  /** As Jakarta Mail names it. */
  public static final String TOKEN_MECHANISM = "XOAUTH2";

  private final String username;
  private final String password;
  private final AccessTokens tokens;

  public MailLogin(String username, String password, AccessTokens tokens) {
    this.username = username;
    this.password = password;
    this.tokens = tokens;
  }

  /**
   * @throws AccessTokens.TokenRefused if a token is needed and cannot be had now
   */
  @Override
  public PasswordAuthentication getPasswordAuthentication() {
    return new PasswordAuthentication(username, tokens.areUsed() ? tokens.current() : password);
  }

  public boolean isNeeded() {
    return !username.isBlank();
  }

  public boolean usesTokens() {
    return tokens.areUsed();
  }

  /** The server would not have it. */
  public void refused() {
    tokens.discard();
  }
}
