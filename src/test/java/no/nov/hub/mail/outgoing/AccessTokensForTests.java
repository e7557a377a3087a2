package no.nov.hub.mail.outgoing;

import java.net.URI;
import java.time.Clock;

/** Opens the package for tests of others. */
public final class AccessTokensForTests {

  private AccessTokensForTests() {}

  /** For servers that take passwords. */
  public static AccessTokens none() {
    return new AccessTokens(new OAuthSettings(null, "", "", "", ""), Clock.systemUTC());
  }

  /** Of a server that gives them to whoever asks. */
  public static AccessTokens from(URI url, Clock clock) {
    return new AccessTokens(new OAuthSettings(url, "hub", "hush", "", "mail"), clock);
  }
}
