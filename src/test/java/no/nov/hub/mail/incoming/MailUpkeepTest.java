package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import no.nov.hub.LogLines;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.Room;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.quota.QuotaForTests;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.OutboxForTests;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.transport.PartsKnown;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What recurs around the mailbox. */
class MailUpkeepTest {

  private static final MailSettings OWN = new MailSettings(Mails.MAILBOX);

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Mails.RECEIVED);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private static void runs(String file, String name, Object bean) {
    assertThat(RouteRun.round(file, Map.of(name, bean)).getException()).isNull();
  }

  @Test
  void how_often_a_mail_failed_is_forgotten_after_thirty_days_and_not_before() {
    PoisonMails mails = new PoisonMails(database.jdbc(), new MailMeters(meters), clock);
    database
        .jdbc()
        .update(
            "INSERT INTO kept.mailbox_failure (place, hash, failures, last_at) VALUES ('a', '', 1, ?)",
            clock.instant().atOffset(ZoneOffset.UTC));

    clock.pass(Duration.ofDays(29));
    runs("18-forget-mail-failures.camel.xml", "poisonMails", mails);
    assertThat(failures()).isOne();
    clock.pass(Duration.ofDays(2));
    runs("18-forget-mail-failures.camel.xml", "poisonMails", mails);

    assertThat(failures()).isZero();
  }

  private long failures() {
    return database.jdbc().queryForObject("SELECT COUNT(*) FROM kept.mailbox_failure", Long.class);
  }

  @Test
  void that_nobody_has_looked_into_the_mailbox_for_long_is_told_once() {
    ImapSettings settings = MailboxRun.settings(3143, "nov", "secret");
    MailboxPolling mailboxPolling = new MailboxPolling(settings, clock, Room.ENOUGH, meters);

    try (LogLines log = new LogLines()) {
      runs("19-watch-mailbox.camel.xml", "mailboxPolling", mailboxPolling);
      assertThat(stale(log)).isEmpty();
      clock.pass(settings.staleAfter().plusSeconds(1));
      runs("19-watch-mailbox.camel.xml", "mailboxPolling", mailboxPolling);
      runs("19-watch-mailbox.camel.xml", "mailboxPolling", mailboxPolling);

      assertThat(stale(log)).hasSize(1);
    }
  }

  private static List<String> stale(LogLines log) {
    return log.texts().stream().filter(line -> line.contains("has not been looked into")).toList();
  }

  @Test
  void who_sends_for_a_participant_is_mailed_once_a_day_when_its_quota_is_nearly_used_up() {
    Quota quota = QuotaForTests.of(DataSize.ofBytes(1000), clock);
    SubmissionAddressTables addresses =
        new SubmissionAddressTables(
            database.jdbc(), database.transactions(), OWN, RealSettings.PARTICIPANTS, clock);
    addresses.giveToAll(new PartsKnown());
    addresses.add("drammen", "kari@example.no", Actor.hub("drammen"));
    TellingQuota telling =
        new TellingQuota(
            quota,
            addresses,
            new MailboxSettings(""),
            RealSettings.PARTICIPANTS,
            new Composing(OWN),
            OutboxForTests.outbox(database, clock),
            database.transactions(),
            clock);

    runs("63-tell-quota.camel.xml", "tellingQuota", telling);
    assertThat(recipients()).isEmpty();
    quota.count("drammen", Edge.HTTP, 900);
    runs("63-tell-quota.camel.xml", "tellingQuota", telling);
    runs("63-tell-quota.camel.xml", "tellingQuota", telling);

    assertThat(recipients()).containsExactly("kari@example.no");
  }

  private List<String> recipients() {
    return database.jdbc().queryForList("SELECT recipient FROM kept.outbox", String.class);
  }
}
