package no.nov.hub.before;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.nov.hub.HubApplication;
import no.nov.hub.Messages;
import no.nov.hub.OwnProcess;
import no.nov.hub.before.DataOfBefore.Answer;
import no.nov.hub.before.DataOfBefore.Known;
import no.nov.hub.mail.outgoing.ScriptedSmtpServer;
import no.nov.hub.platform.clock.ClockFrom;
import no.nov.hub.platform.clock.SteadyClock;
import no.nov.hub.platform.embedded.EmbeddedKafka;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.HubStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * This hub takes over from the version before, a few minutes after that was stopped: it answers the
 * same, knows its keys and links, tells nobody anything anew, and goes on.
 */
class DataOfBeforeIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** So long that the web calendar is to be fetched again. */
  private static final Duration STOOD_STILL = Duration.ofMinutes(3);

  private static final int DATES_WITH_FIGURES = 3;

  /** Whoever mails by what it finds in the database. */
  private static final List<String> MAILING =
      List.of(
          "invite",
          "poll-dates",
          "mail-minutes",
          "remind-of-actions",
          "tell-answers",
          "watch-charters",
          "receive-feeds");

  @TempDir Path directory;

  private final ScriptedSmtpServer mail = new ScriptedSmtpServer();
  private Known known;
  private WebCalendar calendar;
  private ConfigurableApplicationContext running;
  private HubOverHttp hub;

  @BeforeEach
  void unpack() throws Exception {
    known = DataOfBefore.known();
    calendar = new WebCalendar(known.webCalendar());
    DataOfBefore.unpack(data());
  }

  @AfterEach
  void stop() {
    if (running != null) {
      running.close();
    }
    calendar.close();
    mail.close();
  }

  @Test
  void a_data_folder_of_the_version_before_opens_unchanged_and_the_hub_goes_on() throws Exception {
    start("--hub.calendar.public-url=" + MailRead.PUBLIC_URL);

    isAsBefore();
    assertThat(records()).isEqualTo(known.records());
    goesOn();
  }

  @Test
  void a_backup_of_the_version_before_is_restored_and_the_hub_goes_on() throws Exception {
    FileSystemUtils.deleteRecursively(data().resolve("db"));
    OwnProcess.Said said =
        OwnProcess.run(
            "restore", DataOfBefore.BACKUP.toString(), "--although-old", "--hub.data=" + data());
    assertThat(said.text()).startsWith("Restored");
    start("--hub.public-url=" + MailRead.PUBLIC_URL);

    isAsBefore();
    assertThat(records()).isEqualTo(withFiguresOnceMore());
    goesOn();
  }

  private void start(String address) throws InterruptedException {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--hub.data=" + data(),
                "--server.port=0",
                "--hub.embedded.kafka.port=0",
                "--hub.mail.smtp.host=127.0.0.1",
                "--hub.mail.smtp.port=" + mail.port(),
                "--hub.mail.smtp.tls=none",
                "--hub.routes.watch-charters.from=scheduler:charters?initialDelay=1000&delay=60000",
                address));
    settings.addAll(calendar.settings());
    running =
        new SpringApplicationBuilder(HubApplication.class)
            .initializers(this::setTheClock)
            .run(settings.toArray(String[]::new));
    assertThat(running.getBean(HubStart.class).awaitReady(PATIENCE)).isTrue();
    hub =
        new HubOverHttp(
            "http://127.0.0.1:" + running.getEnvironment().getProperty("local.server.port"));
  }

  private void setTheClock(ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context)
        .registerBean(
            "clockOfThen",
            SteadyClock.class,
            () -> ClockFrom.of(known.moment().plus(STOOD_STILL)),
            definition -> definition.setPrimary(true));
  }

  private Path data() {
    return directory.resolve("data");
  }

  private void isAsBefore() {
    known.answers().forEach(this::answersAsBefore);
    assertThat(answer("added", "/api/v1/groups").status()).isEqualTo(200);
    assertThat(answer("revoked", "/api/v1/groups").status()).isEqualTo(401);
    for (MailRead mailed : known.mails()) {
      for (String link : mailed.links()) {
        assertThat(hub.get("", link).statusCode()).as("%s of %s", link, mailed).isEqualTo(200);
      }
    }
    await().atMost(PATIENCE).until(() -> MAILING.stream().allMatch(this::hasRun));
    await().atMost(PATIENCE).until(() -> calendar.fetched() > 0);
    assertThat(mails()).isEmpty();
  }

  /** They name their sources by messages now, and are published so when they are computed anew. */
  private Map<String, Integer> withFiguresOnceMore() {
    Map<String, Integer> records = new TreeMap<>(known.records());
    records.merge("nov.statistics", DATES_WITH_FIGURES, Integer::sum);
    return records;
  }

  private boolean hasRun(String route) {
    return running
            .getBean(MeterRegistry.class)
            .find("nov.route.exchanges")
            .tag("route", route)
            .timers()
            .stream()
            .mapToLong(Timer::count)
            .sum()
        > 0;
  }

  private void answersAsBefore(String question, Answer before) {
    String[] words = question.split(" ");
    await(question)
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(AnswerOfBefore.comparable(words[1], answer(words[0], words[1])))
                    .isEqualTo(AnswerOfBefore.comparable(words[1], before)));
  }

  private Answer answer(String holder, String path) {
    var answer = hub.get(known.keys().getOrDefault(holder, ""), path);
    return new Answer(answer.statusCode(), answer.body());
  }

  private Map<String, Integer> records() {
    return DataOfBefore.records(running.getBean(EmbeddedKafka.class).openBootstrapServers());
  }

  private List<MailRead> mails() {
    return mail.taken().stream().map(MailRead::of).toList();
  }

  private void goesOn() {
    LocalDate today = LocalDate.ofInstant(known.moment(), ZoneId.of("Europe/Oslo"));
    awaitReceipt(
        post(Messages.count("drammen", "c-1", today.minusDays(60).toString(), 900)), "duplicate");
    awaitReceipt(
        post(Messages.count("drammen", "c-3", today.minusDays(1).toString(), 930)), "accepted");
    confirmWhatWasHeld();
    await("the figures")
        .atMost(PATIENCE)
        .until(
            () ->
                Json.MAPPER
                    .readTree(answer("drammen", "/api/v1/statistics?asOf=" + today).body())
                    .at("/totals/members")
                    .asInt(),
            members -> members == 930 + 50 + 120);
    answerByAnOldLink();
    changeTheMeeting(today.plusDays(35));
  }

  private void confirmWhatWasHeld() {
    JsonNode held =
        Json.MAPPER
            .readTree(known.answers().get("asker /api/v1/rejections").body())
            .at("/rejections/0");
    assertThat(held.get("status").asString()).isEqualTo("held");
    var answer =
        hub.order(
            "POST",
            known.keys().get("asker"),
            "/api/v1/rejections/" + held.get("id").asString() + "/resubmit",
            Envelope.STRUCTURED,
            "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private void answerByAnOldLink() {
    String link =
        invitations().stream()
            .filter(invitation -> invitation.to().equals("dina@example.no"))
            .flatMap(invitation -> invitation.links().stream())
            .findFirst()
            .orElseThrow();

    assertThat(hub.fillIn(link, Map.of("answer", "accepted", "revision", "0")).statusCode())
        .isEqualTo(200);

    JsonNode meeting =
        Json.MAPPER.readTree(answer("drammen", "/api/v1/meetings/drammen/kraft-2").body());
    assertThat(meeting.at("/counts/accepted").asInt()).isEqualTo(2);
  }

  private List<MailRead> invitations() {
    return known.mails().stream().filter(m -> m.subject().contains("Årets første møte")).toList();
  }

  /** Calendars know the entry by its UID, and take the change by its number. */
  private void changeTheMeeting(LocalDate day) {
    post(
        Messages.from(
            "drammen",
            Types.MEETING_CALLED,
            "m-3",
            """
            {'meetingId':'kraft-2','groups':['kraft'],'title':'Årets første møte','start':'%1$sT13:00','end':'%1$sT14:30',
             'place':'Rådhuset, Drammen','agenda':['Nettleie']}
            """
                .formatted(day)));
    List<MailRead> invitations = invitations();
    assertThat(invitations).hasSize(5);

    await("the change").atMost(PATIENCE).until(() -> mails().size() >= invitations.size());

    assertThat(mails())
        .extracting(MailRead::to)
        .containsExactlyInAnyOrderElementsOf(invitations.stream().map(MailRead::to).toList());
    assertThat(mails())
        .allSatisfy(
            change -> {
              assertThat(change.uid()).isEqualTo(invitations.get(0).uid());
              assertThat(change.sequence()).isEqualTo(1);
            });
  }

  private String post(Envelope envelope) {
    var answer =
        hub.order(
            "POST",
            known.keys().get("drammen"),
            "/api/v1/messages",
            Envelope.STRUCTURED,
            new String(envelope.toJson(), StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Json.MAPPER.readTree(answer.body()).at("/receipts/0/receipt").asString();
  }

  private void awaitReceipt(String receipt, String says) {
    await(receipt)
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(answer("drammen", receipt).body()).contains("\"" + says + "\""));
  }
}
