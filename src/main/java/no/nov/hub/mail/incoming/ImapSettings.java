package no.nov.hub.mail.incoming;

import java.time.Duration;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox to which all addresses of the hub lead.
 *
 * @param host the server with the mailbox; empty: nothing is received
 * @param port 0: the usual one, 993, otherwise 143
 * @param tls how the connection is secured; none only for a server on the same machine
 * @param username the account of the mailbox
 * @param password of that account, unless hub.mail.oauth says where its tokens are had
 * @param trustedAuthservId by which name the receiving server signs Authentication-Results, - for
 *     one that writes none (Microsoft 365); empty: nobody is proven
 * @param every how long after one look the next one begins
 * @param timeout patience with the server: for a connection, each answer and each write
 * @param maxSize a larger mail is parked without being loaded
 * @param perLook how many mails are handled at one look
 * @param perMeetingAndHour how many mails go on to a meeting's contact in an hour; what is beyond
 *     that is parked
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
    new SettingFaults("hub.mail.imap")
        .require(Wanted.isPort(port), "port", port, Wanted.port())
        .require(isSome(every, Duration.ofHours(1)), "every", every, upTo("1h"))
        .require(isSome(timeout, Duration.ofMinutes(10)), "timeout", timeout, upTo("10m"))
        .require(
            maxSize.toBytes() > 0 && maxSize.toMegabytes() <= MOST_MEGABYTES,
            "max-size",
            maxSize,
            new Wanted("må være fra 1B til 100MB", "must be from 1B to 100MB"))
        .require(perLook >= 1 && perLook <= 1000, "per-look", perLook, Wanted.between(1, 1000))
        .require(
            perMeetingAndHour >= 0, "per-meeting-and-hour", perMeetingAndHour, Wanted.atLeast(0))
        .refuse();
    port = port == 0 ? tls.usualPort : port;
  }

  private static boolean isSome(Duration time, Duration most) {
    return time.toMillis() > 0 && time.compareTo(most) <= 0;
  }

  private static Wanted upTo(String most) {
    return new Wanted(
        "må være lengre enn ingenting og høyst " + most,
        "must be longer than nothing and at most " + most);
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
