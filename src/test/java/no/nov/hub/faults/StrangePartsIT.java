package no.nov.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import no.nov.hub.HubProcess;
import no.nov.hub.Messages;
import no.nov.hub.mail.outgoing.ScriptedSmtpServer;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * A hub that has mailed invitations finds its database or its topics gone at the next start. Then
 * it starts nothing: the keys stay, nobody is mailed once more, and all is well when what was gone
 * is back.
 */
@Tag(FaultSize.TAG)
class StrangePartsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void a_database_or_topics_that_are_gone_start_nothing_and_mail_nobody() throws Exception {
    try (ScriptedSmtpServer mail = new ScriptedSmtpServer();
        HubProcess hub = hub(mail.port())) {
      hub.start();
      String key = hub.key("drammen");
      callAMeeting(hub, key);
      await().atMost(PATIENCE).until(() -> mail.taken().size() == 2);
      hub.stop();
      byte[] keys = Files.readAllBytes(keysFile());

      away("db");
      launchAndRead(hub, "The database is empty, but the topics on Kafka");
      assertThat(hub.get("/api/v1/groups", key).statusCode()).as("no wrong key").isEqualTo(503);
      standsStill(hub, key);
      hub.stop();
      assertThat(Files.readAllBytes(keysFile())).isEqualTo(keys);
      back("db");

      away("kafka");
      launchAndRead(hub, "is not the one that this database knows");
      assertThat(hub.get("/api/v1/groups", key).statusCode()).isEqualTo(200);
      standsStill(hub, key);
      hub.stop();
      back("kafka");

      hub.start();
      assertThat(hub.get("/api/v1/meetings/drammen/kraft-1", key).body()).contains("bo@example.no");
      hub.stop();
      assertThat(Files.readAllBytes(keysFile())).isEqualTo(keys);
      int anew = mail.taken().size() - 2;
      new Tally("Parts that do not belong together", 2, 0, 0, anew, 0).note();
    }
  }

  private HubProcess hub(int smtpPort) {
    return HubProcess.embedded(
        directory,
        "--hub.mail.smtp.host=127.0.0.1",
        "--hub.mail.smtp.port=" + smtpPort,
        "--hub.mail.smtp.tls=none");
  }

  private void callAMeeting(HubProcess hub, String key) throws Exception {
    String day = LocalDate.now(ZoneId.of("Europe/Oslo")).plusMonths(1).toString();
    post(
        hub,
        key,
        Messages.from(
            "drammen",
            Types.GROUP_REGISTERED,
            "gruppe-1",
            """
            {'owner':'drammen','groupId':'kraft','kind':'other','name':'Kraft',
             'contact':{'name':'Kari Eksempel','address':'kari@example.no'},
             'leader':{'address':'ada@example.no','since':'2026-01-15'},
             'members':[{'name':'Ada Eksempel','address':'ada@example.no'},
                        {'name':'Bo Eksempel','address':'bo@example.no'}]}
            """));
    post(
        hub,
        key,
        Messages.from(
            "drammen",
            Types.MEETING_CALLED,
            "mote-1",
            """
            {'meetingId':'kraft-1','groups':['kraft'],'title':'Møte','start':'%1$sT09:00','end':'%1$sT10:00',
             'place':'Drammen','agenda':['Nettleie']}
            """
                .formatted(day)));
  }

  private void post(HubProcess hub, String key, Envelope envelope) throws Exception {
    HttpResponse<String> answer = answer(hub, key, envelope);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  /** Whoever sends is told to wait for the operator, not for Kafka. */
  private void standsStill(HubProcess hub, String key) throws Exception {
    HttpResponse<String> answer =
        answer(hub, key, Messages.count("drammen", "c-1", "2026-06-30", 910));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("venter på den som drifter den", "its log says what to do");
  }

  private HttpResponse<String> answer(HubProcess hub, String key, Envelope envelope)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(hub.address() + "/api/v1/messages"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", Envelope.STRUCTURED)
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.toJson()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void launchAndRead(HubProcess hub, String sentence) throws Exception {
    hub.launch();
    await().atMost(PATIENCE).until(() -> Files.readString(hub.log()).contains(sentence));
    assertThat(hub.isReady()).isFalse();
  }

  private Path keysFile() {
    return directory.resolve("data/secrets/bootstrap-keys.properties");
  }

  private void away(String part) throws IOException {
    Files.move(directory.resolve("data").resolve(part), directory.resolve(part));
  }

  private void back(String part) throws IOException {
    Path place = directory.resolve("data").resolve(part);
    FileSystemUtils.deleteRecursively(place);
    Files.move(directory.resolve(part), place);
  }
}
