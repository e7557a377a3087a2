package no.nov.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.HubProcess;
import no.nov.hub.TestDatabase;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.OutboxForTests;
import no.nov.hub.mail.outgoing.ScriptedSmtpServer;
import no.nov.hub.mail.outgoing.ScriptedSmtpServer.Mail;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hub is killed at random moments while letters go out to a mail server that breaks off and
 * puts off at random. Twice goes only what the server took without saying so, and what was between
 * its 250 and the hub's commit at a kill: at most one letter for each connection.
 */
class KilledMailIT {

  private static final int CONNECTIONS = 2;

  /** Each connection's last letter, and as many that are being noted just then. */
  private static final int MOST_A_KILL = 2 * CONNECTIONS;

  private static final int MOST_MILLIS_OF_WORK = 700;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  private final boolean full = !System.getProperty("crash.kills", "").isBlank();
  private final int letters = full ? 1_500 : 150;
  private final int kills = full ? 20 : 3;
  private final long seed = Long.getLong("crash.seed", new Random().nextInt(1_000_000));
  private final AtomicInteger takenUnsaid = new AtomicInteger();

  @Test
  void everybodyGetsTheLetterAndASecondOneIsTheVerySame() throws Exception {
    Instant begun = Instant.now();
    Map<String, byte[]> written = fill();
    try (ScriptedSmtpServer server = new ScriptedSmtpServer();
        HubProcess hub = hub(server.port())) {
      server.says(unreliable());
      Kills moments = new Kills(seed);
      hub.launch();
      for (int kill = 0; kill < kills; kill++) {
        int before = server.taken().size();
        await()
            .atMost(Duration.ofMinutes(2))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> server.taken().size() > before);
        moments.moment(MOST_MILLIS_OF_WORK);
        hub.kill();
        hub.launch();
      }
      hub.awaitReady();
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> handedOver(hub) == letters);
      hub.stop();
      check(server.taken(), written, begun);
    }
  }

  private Map<String, byte[]> fill() {
    JdbcConnectionPool dataSource =
        JdbcConnectionPool.create(
            "jdbc:h2:file:%s;WRITE_DELAY=0;DATABASE_TO_LOWER=TRUE"
                .formatted(directory.resolve("data/db/hub")),
            "",
            "");
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("kept", "projection")
        .defaultSchema("kept")
        .load()
        .migrate();
    TestDatabase database =
        new TestDatabase(
            dataSource,
            new JdbcTemplate(dataSource),
            new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
    List<Letter> all = IntStream.range(0, letters).mapToObj(KilledMailIT::letter).toList();
    OutboxForTests.outbox(database, Clock.systemUTC()).add(all);
    database.jdbc().execute("SHUTDOWN");
    dataSource.dispose();
    return all.stream().collect(Collectors.toMap(Letter::recipient, Letter::head));
  }

  private static Letter letter(int number) {
    String id = "letter-%d@hub.example.no".formatted(number);
    String recipient = "member-%d@example.no".formatted(number);
    byte[] head =
        "Message-ID: <%s>\r\nTo: %s\r\nSubject: Innkalling\r\n\r\nVelkommen.\r\n.\r\n"
            .formatted(id, recipient)
            .getBytes(StandardCharsets.UTF_8);
    return new Letter(
        id,
        Letter.Kind.INVITATION,
        "drammen",
        "meeting drammen/crash",
        recipient,
        head,
        null,
        null);
  }

  /** Of a hundred answers some put off, some break off, and some break off what was taken. */
  private ScriptedSmtpServer.Script unreliable() {
    Random random = new Random(seed);
    return (command, about) -> {
      int chance;
      synchronized (random) {
        chance = random.nextInt(100);
      }
      if (command.equals("END")) {
        pause(chance);
        if (chance < 2) {
          takenUnsaid.incrementAndGet();
          return ScriptedSmtpServer.TAKE_AND_CUT;
        }
      }
      boolean ofLetter = command.equals("RCPT") || command.equals("END");
      if (ofLetter && chance < 7) {
        return "451 4.3.0 Try again later";
      }
      return ofLetter && chance < 10 ? ScriptedSmtpServer.CUT : null;
    };
  }

  /** As a server far away takes its time. */
  private static void pause(int chance) {
    try {
      TimeUnit.MILLISECONDS.sleep(chance / 2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HubProcess hub(int smtpPort) {
    return new HubProcess(
        directory,
        List.of(
            "--hub.data=" + directory.resolve("data"),
            "--hub.embedded.kafka.port=" + HubProcess.freePort(),
            "--hub.mail.smtp.host=127.0.0.1",
            "--hub.mail.smtp.port=" + smtpPort,
            "--hub.mail.smtp.tls=none",
            "--hub.mail.smtp.per-minute=0",
            "--hub.mail.smtp.pauses=1s",
            "--hub.mail.smtp.connections=" + CONNECTIONS));
  }

  private static long handedOver(HubProcess hub) {
    return hub.get("/actuator/prometheus", null)
        .body()
        .lines()
        .filter(line -> line.startsWith("nov_mail_letters{state=\"handed_over\"}"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private void check(List<Mail> taken, Map<String, byte[]> written, Instant begun) {
    Map<String, List<Mail>> byRecipient =
        taken.stream()
            .collect(Collectors.groupingBy(Mail::recipient, TreeMap::new, Collectors.toList()));
    int twice = taken.size() - byRecipient.size();
    System.out.printf(
        "%nMail: killed %d times, seed %d, %d s%n  letters %d, arrived %d, missing %d%n"
            + "  arrived once more %d: taken by the server without saying so %d, at a kill %d%n",
        kills,
        seed,
        Duration.between(begun, Instant.now()).toSeconds(),
        letters,
        byRecipient.size(),
        letters - byRecipient.size(),
        twice,
        takenUnsaid.get(),
        twice - takenUnsaid.get());

    assertThat(byRecipient.keySet()).isEqualTo(written.keySet());
    byRecipient.forEach(
        (recipient, mails) -> {
          assertThat(mails)
              .allSatisfy(m -> assertThat(m.content()).isEqualTo(written.get(recipient)));
          assertThat(mails).extracting(Mail::sender).containsOnly(mails.get(0).sender());
        });
    assertThat(twice).isLessThanOrEqualTo(takenUnsaid.get() + MOST_A_KILL * kills);
  }
}
