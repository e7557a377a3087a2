package no.nov.hub.mail.outgoing;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that takes what goes out.
 *
 * @param host empty: nothing is sent, and mail waits in the outbox
 * @param port 0: the usual one, 587, with SMTPS 465 and without TLS 25
 * @param username empty if the server asks for none
 * @param password of that account, unless {@link OAuthSettings} say where its tokens are had
 * @param connections at the same time
 * @param perMinute letters at most; 0 if there is no limit
 * @param connectTimeout for a connection
 * @param timeout for each answer and each write. The last answer decides whether a letter has gone,
 *     so a server that checks it for viruses first must be given time, or it goes twice
 * @param pauses between the tries of a letter that the server does not take for the moment; the
 *     last of them again and again
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
    require(port >= 0 && port <= 65_535, "port", port, "a port, 0 to 65535");
    require(connections >= 1 && connections <= 20, "connections", connections, "1 to 20");
    require(perMinute >= 0, "per-minute", perMinute, "0 or more");
    require(isSome(connectTimeout), "connect-timeout", connectTimeout, "longer than nothing");
    require(isSome(timeout), "timeout", timeout, "longer than nothing, at most 10m");
    boolean wait = !pauses.isEmpty() && pauses.stream().allMatch(pause -> pause.toMillis() > 0);
    require(wait, "pauses", pauses, "a list of times, each longer than nothing");
    pauses = List.copyOf(pauses);
    port = port == 0 ? tls.usualPort : port;
  }

  private static boolean isSome(Duration time) {
    return time.toMillis() > 0 && time.compareTo(Duration.ofMinutes(10)) <= 0;
  }

  private static void require(boolean holds, String name, Object given, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(
          "hub.mail.smtp.%s: '%s' is not %s".formatted(name, given, wanted));
    }
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
