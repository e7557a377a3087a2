package no.nov.hub.mail;

import java.time.Clock;

/** Opens the package for tests of others. */
public final class AccessTokensForTests {

  private AccessTokensForTests() {}

  /** For servers that take passwords. */
  public static AccessTokens none() {
    return new AccessTokens(new OAuthSettings(null, "", "", "", ""), Clock.systemUTC());
  }
}
