package no.nov.hub.benchmark;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nov.hub.HubApplication;
import no.nov.hub.groups.meeting.CalledMeetings;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.mail.outgoing.ScriptedSmtpServer;
import no.nov.hub.mail.outgoing.UndelayedSockets;
import no.nov.hub.platform.transport.HubStart;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Invitations to meetings that were called, beside a bare loop over one open SMTP connection to the
 * same server, in turns; both write each invitation, by the same class. The hub's time begins when
 * it looks at the meetings and ends when the last letter is noted as gone; what becomes of them is
 * told beside it. And what it costs when a hundred thousand wait.
 */
final class MailSection implements Section {

  private static final double LEAST_OF_BARE_LOOP = 0.85;
  private static final int LETTERS = 1_500;
  private static final int OF_A_GROUP = 15;
  private static final int WAITING = 100_000;
  private static final int ROUNDS = 3;
  private static final long MOST_MEGABYTES_MORE = 48;

  private static final String ROUTES =
      Stream.of("65-invite", "70-send-mail", "71-tell-mail-facts", "90-errors")
          .map("file:routes/%s.camel.xml"::formatted)
          .collect(Collectors.joining(","));

  private int made;

  @Override
  public String title() {
    return "mail";
  }

  @Override
  public List<Row> measure() throws Exception {
    Path directory = PackagedHub.emptyDirectory("mail");
    try (ScriptedSmtpServer server = new ScriptedSmtpServer();
        ConfigurableApplicationContext hub = hub(directory, server.port())) {
      server.forgets();
      CalledMeetings meetings = new CalledMeetings(hub, LETTERS / OF_A_GROUP, OF_A_GROUP);
      List<Double> ofBare = new ArrayList<>();
      List<Double> ofHub = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        meetings.call();
        double bare = bare(server, meetings.due());
        double sent = hub(hub);
        System.out.printf("  … bare loop %,.0f/s, hub %,.0f/s%n", bare, sent);
        if (round > 0) {
          ofBare.add(bare);
          ofHub.add(sent);
        }
      }
      List<Row> rows = rows(median(ofBare), median(ofHub));
      rows.add(window(hub));
      rows.addAll(withManyWaiting(hub));
      return rows;
    }
  }

  private static List<Row> rows(double bare, double hub) {
    return new ArrayList<>(
        List.of(
            Row.compared("bare loop over one open SMTP connection", "%,.0f/s".formatted(bare)),
            Row.compared("hub: invitations, outbox and routes", "%,.0f/s".formatted(hub)),
            Row.gate(
                "hub: mail, of the bare loop",
                "%.2f".formatted(hub / bare),
                "at least %.2f".formatted(LEAST_OF_BARE_LOOP),
                hub / bare >= LEAST_OF_BARE_LOOP)));
  }

  private static Row window(ConfigurableApplicationContext hub) {
    var times = hub.getBean(MeterRegistry.class).get("nov.mail.window").timer().takeSnapshot();
    double median = times.percentileValues()[0].value(TimeUnit.MILLISECONDS);
    double late = times.percentileValues()[1].value(TimeUnit.MILLISECONDS);
    return Row.compared(
        "from the server's 250 until it is committed, p50 and p99",
        "%.1f, %.1f ms".formatted(median, late));
  }

  private static ConfigurableApplicationContext hub(Path directory, int smtpPort) throws Exception {
    ConfigurableApplicationContext hub =
        SpringApplication.run(
            HubApplication.class,
            "--hub.data=" + directory,
            "--server.port=0",
            "--logging.level.root=WARN",
            "--spring.main.banner-mode=off",
            "--camel.main.routes-include-pattern=" + ROUTES,
            "--hub.routes.invite.from=direct:invite",
            "--hub.public-url=https://hub.example.no",
            "--hub.embedded.kafka.port=0",
            "--hub.mail.smtp.host=127.0.0.1",
            "--hub.mail.smtp.port=" + smtpPort,
            "--hub.mail.smtp.tls=none",
            "--hub.mail.smtp.per-minute=0");
    if (!hub.getBean(HubStart.class).awaitReady(Duration.ofMinutes(1))) {
      throw new IllegalStateException("The hub is not ready");
    }
    return hub;
  }

  private static double bare(ScriptedSmtpServer server, List<CalledMeetings.Written> meetings)
      throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.socketFactory", new UndelayedSockets());
    Session session = Session.getInstance(properties);
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("127.0.0.1", server.port(), null, null);
      System.gc();
      long start = System.nanoTime();
      for (CalledMeetings.Written meeting : meetings) {
        for (Letter letter : meeting.letters()) {
          Address[] recipients = {new InternetAddress(letter.recipient())};
          transport.sendMessage(new Ready(session, letter), recipients);
        }
      }
      return rate(start);
    }
  }

  /** Goes out as it is; nothing is parsed. */
  private static final class Ready extends MimeMessage {

    private final byte[] bytes;

    Ready(Session session, Letter letter) throws MessagingException {
      super(session);
      bytes = letter.head();
      setFrom("nov@hub.example.no");
      saved = true;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
      out.write(bytes);
    }
  }

  private static double hub(ConfigurableApplicationContext hub) throws Exception {
    JdbcTemplate jdbc = hub.getBean(JdbcTemplate.class);
    jdbc.update("DELETE FROM kept.outbox");
    jdbc.update("DELETE FROM kept.mail_tail");
    System.gc();
    long start = System.nanoTime();
    hub.getBean(ProducerTemplate.class).sendBody("direct:invite", null);
    awaitGone(jdbc, LETTERS);
    return rate(start);
  }

  private void add(ConfigurableApplicationContext hub, int letters, int atOnce) throws Exception {
    Session session = Session.getInstance(new Properties());
    Outbox outbox = hub.getBean(Outbox.class);
    TransactionTemplate transactions = hub.getBean(TransactionTemplate.class);
    for (int group = 0; group < letters / atOnce; group++) {
      List<Letter> together = new ArrayList<>();
      for (int i = 0; i < atOnce; i++) {
        together.add(letter(session));
      }
      transactions.executeWithoutResult(t -> outbox.add(together));
    }
  }

  private static void awaitGone(JdbcTemplate jdbc, int letters) throws InterruptedException {
    while (jdbc.queryForObject(
            "SELECT COUNT(*) FROM kept.outbox WHERE state = 'handed_over'", Integer.class)
        < letters) {
      Thread.sleep(10);
    }
  }

  /** One as an invitation is: text, HTML and a calendar object. */
  private Letter letter(Session session) throws Exception {
    int number = made++;
    String recipient = "member-%d@example.no".formatted(number);
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws jakarta.mail.MessagingException {
            setHeader("Message-ID", "<letter-%d@hub.example.no>".formatted(number));
          }
        };
    message.setFrom(new InternetAddress("nov@hub.example.no", "NOV"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
    message.setSubject("Innkalling: møte " + number, "UTF-8");
    String text = "Vi møtes i Drammen kl. 09.00 norsk tid.\n".repeat(30);
    MimeMultipart parts = new MimeMultipart("alternative");
    for (String type : List.of("text/plain", "text/html", "text/calendar; method=REQUEST")) {
      MimeBodyPart part = new MimeBodyPart();
      part.setContent(text, type + "; charset=UTF-8");
      parts.addBodyPart(part);
    }
    message.setContent(parts);
    message.saveChanges();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    message.writeTo(head);
    return new Letter(
        "letter-%d@hub.example.no".formatted(number),
        Letter.Kind.INVITATION,
        "drammen",
        "meeting drammen/" + number / OF_A_GROUP,
        recipient,
        head.toByteArray(),
        null,
        null);
  }

  private static double rate(long start) {
    return LETTERS / ((System.nanoTime() - start) / 1e9);
  }

  /** The route stands while they come, and then works among them. */
  private List<Row> withManyWaiting(ConfigurableApplicationContext hub) throws Exception {
    JdbcTemplate jdbc = hub.getBean(JdbcTemplate.class);
    var routes = hub.getBean(CamelContext.class).getRouteController();
    long before = heapMegabytes();
    routes.stopRoute("send-mail");
    jdbc.update("DELETE FROM kept.outbox");
    jdbc.update("DELETE FROM kept.mail_tail");
    add(hub, WAITING, 1_000);
    long waiting = heapMegabytes();
    long start = System.nanoTime();
    routes.startRoute("send-mail");
    awaitGone(jdbc, LETTERS);
    double rate = rate(start);
    long working = heapMegabytes();
    routes.stopRoute("send-mail");
    return List.of(
        Row.compared("hub: of 100,000 that wait", "%,.0f/s".formatted(rate)),
        Row.target(
            "heap with none, with 100,000 that wait, and at work on them",
            "%d, %d, %d MB".formatted(before, waiting, working),
            "at most %d MB more".formatted(MOST_MEGABYTES_MORE),
            Math.max(waiting, working) <= before + MOST_MEGABYTES_MORE));
  }

  private static long heapMegabytes() {
    IntStream.range(0, 3).forEach(i -> System.gc());
    Runtime memory = Runtime.getRuntime();
    return (memory.totalMemory() - memory.freeMemory()) >> 20;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
