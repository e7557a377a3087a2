package no.nov.hub.mail.outgoing;

import static no.nov.hub.mail.outgoing.Letters.ABOUT;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.MovableClock;
import no.nov.hub.SubjectHub;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.transport.KafkaSettings;
import no.nov.hub.platform.transport.RouteRun;
import org.apache.camel.Exchange;
import org.springframework.boot.health.contributor.Health;

/** What sends in the hub, its route among it, at the pace of a test. */
public final class SendingHub extends SubjectHub implements AutoCloseable {

  /** As the hub comes with them. */
  public static final List<Duration> PAUSES =
      Stream.of(1, 5, 15, 30, 60).map(Duration::ofMinutes).toList();

  static final TlsSettings JAVAS_OWN = new TlsSettings("");

  static final MailSettings SETTINGS = new MailSettings("nov@hub.example.no");

  /** Letters go over several connections at once. */
  final List<Delivery> told = new CopyOnWriteArrayList<>();

  final MeterRegistry meters = new SimpleMeterRegistry();
  public final Outbox outbox;
  final ClaimTables claimTables;
  final SmtpConnections connections;
  private final RouteRun routes;

  SendingHub(TestDatabase database, MovableClock clock, SmtpSettings smtp) {
    this(database, clock, smtp, noTokens(clock));
  }

  SendingHub(TestDatabase database, MovableClock clock, SmtpSettings smtp, AccessTokens tokens) {
    this(database, clock, smtp, JAVAS_OWN, tokens, "direct:time");
  }

  public SendingHub(
      TestDatabase database,
      MovableClock clock,
      SmtpSettings smtp,
      TlsSettings tls,
      AccessTokens tokens) {
    this(database, clock, smtp, tls, tokens, "direct:time");
  }

  /**
   * @param time what the route begins with
   */
  SendingHub(
      TestDatabase database,
      MovableClock clock,
      SmtpSettings smtp,
      TlsSettings tls,
      AccessTokens tokens,
      String time) {
    super(database, clock);
    with(SmtpSettings.class, () -> smtp);
    with(TlsSettings.class, () -> tls);
    with(AccessTokens.class, () -> tokens);
    with(MeterRegistry.class, () -> meters);
    with(DeliveryListener.class, () -> told::add);
    start();
    outbox = bean(Outbox.class);
    claimTables = bean(ClaimTables.class);
    connections = bean(SmtpConnections.class);
    routes =
        RouteRun.of(
            Map.of(
                "hub.routes.send-mail.from",
                time,
                "hub.routes.send-mail.to",
                "smtp:outgoing?javaMailSender=#smtpConnections"),
            beans("smtp", "mailThreads", "smtpConnections", "outgoingMail"),
            "70-send-mail.camel.xml");
  }

  static AccessTokens noTokens(Clock clock) {
    return new AccessTokens(new OAuthSettings(null, "", "", "", ""), clock);
  }

  static ClaimTables claims(
      TestDatabase database, Clock clock, FailedLetters failedLetters, String instance) {
    return new ClaimTables(
        database.jdbc(),
        database.transactions(),
        clock,
        failedLetters,
        SETTINGS,
        to(25),
        new KafkaSettings("127.0.0.1:9092", Map.of(), instance, (short) 1));
  }

  static SmtpSettings to(int port) {
    return new SmtpSettings(
        "127.0.0.1",
        port,
        SmtpSettings.Tls.NONE,
        "",
        "",
        2,
        0,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        PAUSES);
  }

  public Health health() {
    return bean(MailHealth.class).health();
  }

  /** One tick of the route's scheduler. */
  public Exchange tick() {
    return routes.send("direct:time", null);
  }

  /** The newest letter of each recipient. */
  public Map<String, Delivery> newest() {
    return outbox.deliveries(ABOUT).stream()
        .collect(Collectors.toMap(Delivery::recipient, d -> d, (newer, older) -> newer));
  }

  @Override
  public void close() {
    routes.close();
    stop();
  }
}
