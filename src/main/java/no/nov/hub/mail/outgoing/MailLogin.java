package no.nov.hub.mail.outgoing;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who the hub is to a mail server: a password, or a token of the hour. Whoever is refused and goes
 * on asking has the account locked at many a provider, so the pauses between tries grow.
 */
public final class MailLogin extends Authenticator {

  /** As Jakarta Mail names it. */
  public static final String TOKEN_MECHANISM = "XOAUTH2";

  private static final List<Duration> PAUSES =
      Stream.of(1, 2, 4, 8, 15).map(Duration::ofMinutes).toList();

  private final String username;
  private final String password;
  private final AccessTokens tokens;
  private final Clock clock;
  private int refusals;
  private Instant notBefore = Instant.EPOCH;

  public MailLogin(String username, String password, AccessTokens tokens, Clock clock) {
    this.username = username;
    this.password = password;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** What is opened by it. */
  @FunctionalInterface
  public interface Door {

    /**
     * @param username null if none is needed, as is the password
     */
    void open(String username, String password) throws MessagingException;
  }

  /** The server was not asked, since it has refused a short while ago. */
  public static final class Paused extends AuthenticationFailedException {

    private static final long serialVersionUID = 1L;

    Paused() {
      super("The login was refused a short while ago");
    }
  }

  /**
   * @throws Paused if the server is not asked now
   * @throws AccessTokens.TokenRefused if a token is needed and cannot be had now
   */
  public void through(Door door) throws MessagingException {
    int before = refusalsBefore();
    PasswordAuthentication who = isNeeded() ? getPasswordAuthentication() : null;
    try {
      door.open(who == null ? null : who.getUserName(), who == null ? null : who.getPassword());
      accepted();
    } catch (AuthenticationFailedException e) {
      refused(before);
      throw e;
    }
  }

  /** Asked by Jakarta Mail for further connections, when the token of the first may be over. */
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

  private synchronized int refusalsBefore() throws Paused {
    if (clock.instant().isBefore(notBefore)) {
      throw new Paused();
    }
    return refusals;
  }

  private synchronized void accepted() {
    refusals = 0;
    notBefore = Instant.EPOCH;
  }

  /** What several connections were refused at the same time counts once. */
  private synchronized void refused(int before) {
    if (refusals != before) {
      return;
    }
    tokens.discard();
    refusals++;
    notBefore = clock.instant().plus(pause());
  }

  /** The first refusal may be about the token alone, and there is another one to be had. */
  private Duration pause() {
    if (tokens.areUsed() && refusals == 1) {
      return Duration.ZERO;
    }
    return PAUSES.get(Math.min(refusals, PAUSES.size()) - 1);
  }
}
