package no.nov.hub.before;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.mail.outgoing.ScriptedSmtpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** No test: runs the jar of the version before, and keeps what {@link DataOfBeforeIT} needs. */
@EnabledIfSystemProperty(named = "jar.before", matches = ".+")
class MakingDataOfBefore {

  /** The charters are looked at every minute. */
  private static final Duration QUIET = Duration.ofSeconds(75);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void what_the_version_before_leaves_behind_is_kept() throws Exception {
    String calendar = SampleLife.webCalendar();
    try (ScriptedSmtpServer mail = new ScriptedSmtpServer();
        WebCalendar feed = new WebCalendar(calendar);
        OldHub hub =
            new OldHub(
                Path.of(System.getProperty("jar.before")), directory, settings(mail, feed))) {
      SampleLife life = new SampleLife(hub, mail);
      Map<String, String> keys = keys(life);
      life.live();
      settle(mail);

      Map<String, DataOfBefore.Answer> answers = new TreeMap<>();
      for (String question : life.questions()) {
        String[] words = question.split(" ");
        String key = words[0].equals("nobody") ? "" : life.key(words[0]);
        var answer = hub.http().get(key, words[1]);
        answers.put(question, new DataOfBefore.Answer(answer.statusCode(), answer.body()));
      }
      Path backup = directory.resolve("kept.zip");
      hub.backup(backup);
      Files.createDirectories(DataOfBefore.FOLDER);
      DataOfBefore.write(
          new DataOfBefore.Known(
              Instant.now().truncatedTo(ChronoUnit.SECONDS),
              keys,
              answers,
              life.mails(),
              DataOfBefore.records(hub.kafka()),
              calendar));
      hub.stop();
      Files.copy(backup, DataOfBefore.BACKUP, StandardCopyOption.REPLACE_EXISTING);
      DataOfBefore.pack(hub.data());
    }
  }

  private static List<String> settings(ScriptedSmtpServer mail, WebCalendar feed) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--hub.mail.smtp.host=127.0.0.1",
                "--hub.mail.smtp.port=" + mail.port(),
                "--hub.mail.smtp.tls=none",
                "--hub.calendar.public-url=" + MailRead.PUBLIC_URL));
    settings.addAll(feed.settings());
    return settings;
  }

  private static Map<String, String> keys(SampleLife life) {
    Map<String, String> keys = new TreeMap<>();
    for (String holder :
        List.of("drammen", "asker", "kongsberg", "modum", "ringerike", "operator")) {
      keys.put(holder, life.key(holder));
    }
    var added = wanted(life, "new member system");
    keys.put("added", added.get("key").asString());
    var revoked = wanted(life, "old member system");
    keys.put("revoked", revoked.get("key").asString());
    life.order(
        "DELETE", "operator", "/api/v1/operator/keys/" + revoked.get("keyId").asString(), "");
    return keys;
  }

  private static JsonNode wanted(SampleLife life, String label) {
    return life.order(
        "POST",
        "operator",
        "/api/v1/operator/keys",
        "{\"holder\":\"drammen\",\"label\":\"%s\"}".formatted(label));
  }

  /** Until nothing more is mailed. */
  private static void settle(ScriptedSmtpServer mail) {
    AtomicInteger mails = new AtomicInteger(-1);
    await()
        .atMost(Duration.ofMinutes(10))
        .pollDelay(QUIET)
        .pollInterval(QUIET)
        .until(() -> mails.getAndSet(mail.taken().size()) == mail.taken().size());
  }
}
