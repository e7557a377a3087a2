package no.nov.hub.mail.incoming;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox to which all addresses of the hub lead.
 *
 * @param host empty: nothing is received
 * @param port 0: the usual one, 993, otherwise 143
 * @param password of that account, unless {@link no.nov.hub.mail.outgoing.OAuthSettings} say where
 *     its tokens are had
 * @param trustedAuthservId by which name the receiving server signs Authentication-Results, {@code
 *     -} for one that writes none (Microsoft 365); empty: nobody is proven
 * @param every how long after one look the next one begins
 * @param timeout for a connection, each answer and each write
 * @param maxSize a larger mail is set aside without being loaded
 * @param perLook how many mails are handled at one look
 * @param perMeetingAndHour how many mails go on to a meeting's contact in an hour; what is beyond
 *     that is set aside
 */
@ConfigurationProperties("hub.mail.imap")
public record ImapSettings(
    @DefaultValue("") String host,
    @DefaultValue("0") int port,
    @DefaultValue("imaps") Tls tls,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("") String trustedAuthservId,
    @DefaultValue("10s") Duration every,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("30MB") DataSize maxSize,
    @DefaultValue("50") int perLook,
    @DefaultValue("20") int perMeetingAndHour) {

  private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(5);
  private static final long MOST_MEGABYTES = 100;

  public enum Tls {
    /** TLS from the first byte. */
    IMAPS(993),
    /** From plain to TLS by command, and nothing is read if the server does not offer it. */
    STARTTLS(143),
    /** For a server on the same machine only. */
    NONE(143);

    private final int usualPort;

    Tls(int usualPort) {
      this.usualPort = usualPort;
    }
  }

  public ImapSettings {
    require(port >= 0 && port <= 65_535, "port", port, "a port, 0 to 65535");
    require(isSome(every, Duration.ofHours(1)), "every", every, "longer than nothing, at most 1h");
    require(
        isSome(timeout, Duration.ofMinutes(10)),
        "timeout",
        timeout,
        "longer than nothing, at most 10m");
    require(
        maxSize.toBytes() > 0 && maxSize.toMegabytes() <= MOST_MEGABYTES,
        "max-size",
        maxSize,
        "from 1B to 100MB");
    require(perLook >= 1 && perLook <= 1000, "per-look", perLook, "1 to 1000");
    require(perMeetingAndHour >= 0, "per-meeting-and-hour", perMeetingAndHour, "0 or more");
    port = port == 0 ? tls.usualPort : port;
  }

  private static boolean isSome(Duration time, Duration most) {
    return time.toMillis() > 0 && time.compareTo(most) <= 0;
  }

  private static void require(boolean holds, String name, Object given, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(
          "hub.mail.imap.%s: '%s' is not %s".formatted(name, given, wanted));
    }
  }

  public boolean isSet() {
    return !host.isBlank();
  }

  /** After which silence something is wrong. */
  Duration staleAfter() {
    Duration threeTimes = every.multipliedBy(3);
    return threeTimes.compareTo(SHORTEST_SILENCE) > 0 ? threeTimes : SHORTEST_SILENCE;
  }

  /** Without the password and the name of the account. */
  @Override
  public String toString() {
    return "ImapSettings[%s:%d, %s, every=%s]".formatted(host, port, tls, every);
  }
}
