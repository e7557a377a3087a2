package no.nov.hub.mail.outgoing;

import static no.nov.hub.mail.outgoing.Letters.ABOUT;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.transport.KafkaSettings;
import no.nov.hub.platform.transport.RouteRun;
import org.apache.camel.Exchange;
import org.springframework.boot.health.contributor.Health;

/** What sends in the hub, its route among it, at the pace of a test. */
public final class SendingHub implements AutoCloseable {

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
  private final ExecutorService threads;
  private final RouteRun routes;
  private final MailHealth health;

  SendingHub(TestDatabase database, Clock clock, SmtpSettings smtp) {
    this(database, clock, smtp, noTokens(clock));
  }

  SendingHub(TestDatabase database, Clock clock, SmtpSettings smtp, AccessTokens tokens) {
    this(database, clock, smtp, JAVAS_OWN, tokens, "direct:time");
  }

  public SendingHub(
      TestDatabase database, Clock clock, SmtpSettings smtp, TlsSettings tls, AccessTokens tokens) {
    this(database, clock, smtp, tls, tokens, "direct:time");
  }

  /**
   * @param time what the route begins with
   */
  SendingHub(
      TestDatabase database,
      Clock clock,
      SmtpSettings smtp,
      TlsSettings tls,
      AccessTokens tokens,
      String time) {
    FailedLetters failedLetters = OutboxForTests.failedLetters(database, clock, told::add);
    outbox = OutboxForTests.outbox(database, clock, failedLetters);
    claimTables = claims(database, clock, failedLetters, "hub-1");
    connections = new SmtpConnections(smtp, tls, tokens, clock);
    threads = new CamelMail().mailThreads(smtp);
    OutgoingMail outgoing = new OutgoingMail(claimTables, smtp, connections, clock, meters);
    health =
        new MailHealth(
            new OutboxFigures(database.jdbc(), clock, meters), smtp, outgoing, connections);
    routes =
        RouteRun.of(
            Map.of(
                "hub.routes.send-mail.from",
                time,
                "hub.routes.send-mail.to",
                "smtp:outgoing?javaMailSender=#smtpConnections"),
            Map.of(
                "smtp",
                new CamelMail().smtp(),
                "mailThreads",
                threads,
                "smtpConnections",
                connections,
                "outgoingMail",
                outgoing),
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
    return health.health();
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
    connections.destroy();
    threads.shutdownNow();
  }
}
