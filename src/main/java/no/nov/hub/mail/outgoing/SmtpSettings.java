package no.nov.hub.mail.outgoing;

import java.time.Duration;
import java.util.List;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that takes what goes out.
 *
 * @param host the server that takes what goes out; empty: nothing is sent, and mail waits in the
 *     outbox
 * @param port 0: the usual one, 587, with SMTPS 465 and without TLS 25
 * @param tls how the connection is secured; none only for a server on the same machine
 * @param username the account there; empty if the server asks for none
 * @param password of that account, unless hub.mail.oauth says where its tokens are had
 * @param connections how many at the same time
 * @param perMinute letters at most; 0 if there is no limit
 * @param connectTimeout patience until there is a connection
 * @param timeout patience with each answer and each write. The last answer decides whether a letter
 *     has gone, so a server that checks it for viruses first must be given time, or it goes twice
 * @param pauses how long between the tries of a letter that the server does not take for the
 *     moment; the last of them again and again
 */
@ConfigurationProperties("hub.mail.smtp")
public record SmtpSettings(
    @DefaultValue("") String host,
    @DefaultValue("0") int port,
    @DefaultValue("starttls") Tls tls,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("2") int connections,
    @DefaultValue("300") int perMinute,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("2m") Duration timeout,
    @DefaultValue({"1m", "5m", "15m", "30m", "1h"}) List<Duration> pauses) {

  private static final int MOST_CONNECTIONS = 20;
  private static final Wanted TIMEOUT =
      new Wanted(
          "må være lengre enn ingenting og høyst 10m",
          "must be longer than nothing and at most 10m");

  public enum Tls {
    /** From plain to TLS by command, and nothing is sent if the server does not offer it. */
    STARTTLS(587),
    /** TLS from the first byte. */
    SMTPS(465),
    /** For a server on the same machine only. */
    NONE(25);

    private final int usualPort;

    Tls(int usualPort) {
      this.usualPort = usualPort;
    }
  }

  public SmtpSettings {
    new SettingFaults("hub.mail.smtp")
        .require(Wanted.isPort(port), "port", port, Wanted.port())
        .require(
            connections >= 1 && connections <= MOST_CONNECTIONS,
            "connections",
            connections,
            Wanted.between(1, MOST_CONNECTIONS))
        .require(perMinute >= 0, "per-minute", perMinute, Wanted.atLeast(0))
        .require(isSome(connectTimeout), "connect-timeout", connectTimeout, TIMEOUT)
        .require(isSome(timeout), "timeout", timeout, TIMEOUT)
        .require(
            !pauses.isEmpty() && pauses.stream().allMatch(pause -> pause.toMillis() > 0),
            "pauses",
            pauses,
            new Wanted(
                "må være en liste av tider, hver lengre enn ingenting, som 1m,5m",
                "must be a list of times, each longer than nothing, such as 1m,5m"))
        .refuse();
    pauses = List.copyOf(pauses);
    port = port == 0 ? tls.usualPort : port;
  }

  private static boolean isSome(Duration time) {
    return time.toMillis() > 0 && time.compareTo(Duration.ofMinutes(10)) <= 0;
  }

  public boolean isSet() {
    return !host.isBlank();
  }

  /** A password stays out of logs. */
  @Override
  public String toString() {
    return "SmtpSettings[%s:%d, %s, connections=%d, perMinute=%d]"
        .formatted(host, port, tls, connections, perMinute);
  }
}
