package no.nov.hub.mail.incoming;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.Room;
import no.nov.hub.TestDatabase;
import no.nov.hub.mail.outgoing.AccessTokens;
import no.nov.hub.mail.outgoing.AccessTokensForTests;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.mail.outgoing.OutboxForTests;
import no.nov.hub.mail.outgoing.TlsSettings;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.transport.RouteRun;
import org.springframework.util.unit.DataSize;

/** The route that reads the mailbox, against a real IMAP server. */
final class MailboxRun implements AutoCloseable {

  static final Duration EVERY = Duration.ofMillis(100);

  final TestDatabase database = TestDatabase.fresh();
  final MovableClock clock = MovableClock.at(Mails.RECEIVED);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final FakeAnswers answers = new FakeAnswers();
  final Outbox outbox = OutboxForTests.outbox(database, clock);
  final ImapSettings settings;
  final MailboxPolling mailboxPolling;
  private final TlsSettings tls;
  private final AccessTokens tokens;
  private final String operator;
  private RouteRun routes;

  MailboxRun(ImapSettings settings, String operator) {
    this(settings, operator, new TlsSettings(""), AccessTokensForTests.none());
  }

  MailboxRun(ImapSettings settings, String operator, TlsSettings tls, AccessTokens tokens) {
    this.settings = settings;
    this.tls = tls;
    this.tokens = tokens;
    this.operator = operator;
    this.mailboxPolling = new MailboxPolling(settings, clock, Room.ENOUGH, meters);
  }

  static ImapSettings settings(int port, String username, String password) {
    return settings(port, ImapSettings.Tls.NONE, username, password);
  }

  static ImapSettings settings(int port, ImapSettings.Tls tls, String username, String password) {
    return new ImapSettings(
        "localhost",
        port,
        tls,
        username,
        password,
        "mx.hub.example.no",
        EVERY,
        Duration.ofSeconds(5),
        DataSize.ofKilobytes(512),
        20,
        3);
  }

  MailboxRun start() {
    return start(Map.of());
  }

  /**
   * @param endpoints in the place of what the settings say
   */
  MailboxRun start(Map<String, String> endpoints) {
    MailSettings own = new MailSettings(Mails.MAILBOX);
    MailMeters counting = new MailMeters(meters);
    Forwarding forwarding =
        new Forwarding(
            settings,
            new MailboxSettings(operator),
            answers,
            outbox,
            new Composing(own),
            new Nov("nov", "NOV", null),
            RealSettings.PARTICIPANTS,
            database.transactions(),
            clock);
    Sorting sorting = new Sorting(own, settings, answers, outbox, forwarding);
    Map<String, Object> beans =
        Map.of(
            "mailbox", new Mailbox(settings, tls, tokens, mailboxPolling, clock),
            "mailEdge", new MailEdge(settings, own, sorting, counting, clock),
            "poisonMails", new PoisonMails(database.jdbc(), counting, clock));
    Map<String, String> all = new HashMap<>();
    all.put("hub.routes.receive-mail.from", "mailbox:INBOX?initialDelay=0");
    all.put("hub.routes.forget-mail.handled", "direct:none-handled");
    all.put("hub.routes.forget-mail.parked", "mailbox:Parked?delay=100&initialDelay=0&unseen=true");
    all.putAll(endpoints);
    routes = RouteRun.of(all, beans, "15-receive-mail.camel.xml", "17-forget-mail.camel.xml");
    return this;
  }

  RouteRun routes() {
    return routes;
  }

  double counted(String kind, String outcome) {
    Counter counter =
        meters.find("nov.mailbox.mails").tags("kind", kind, "outcome", outcome).counter();
    return counter == null ? 0 : counter.count();
  }

  List<Map<String, Object>> letters() {
    return database
        .jdbc()
        .queryForList(
            """
            SELECT message_id, kind, owner, about, recipient, content AS head
            FROM kept.outbox JOIN kept.mail_tail ON tail_key = message_id AND part = 0 ORDER BY number
            """);
  }

  /** A letter that is on its way, so that something can come back of it. */
  void sent(Letter letter, String token) {
    database.transactions().executeWithoutResult(status -> outbox.add(List.of(letter)));
    database
        .jdbc()
        .update(
            "UPDATE kept.outbox SET token = ?, state = 'handed_over', due_at = NULL WHERE message_id = ?",
            token,
            letter.messageId());
  }

  String stateOf(Letter letter) {
    return database
        .jdbc()
        .queryForObject(
            "SELECT state FROM kept.outbox WHERE message_id = ?", String.class, letter.messageId());
  }

  @Override
  public void close() {
    if (routes != null) {
      routes.close();
    }
  }
}
