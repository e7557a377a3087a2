package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Letters;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** What comes into the mailbox, over real IMAP. */
class MailboxRouteTest {

  private final PostOffice office = new PostOffice();
  private final MailboxRun hub = new MailboxRun(office.settings(), "");
  private final MailboxRun withOperator = new MailboxRun(office.settings(), "drift@hub.example.no");

  @AfterEach
  void stop() {
    hub.close();
    withOperator.close();
    office.close();
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private void deliver(String name) {
    office.deliver(Mails.corpus(name));
  }

  private void awaitHandled(int mails) {
    await()
        .untilAsserted(
            () -> {
              assertThat(office.mailsIn("INBOX")).isZero();
              assertThat(office.mailsIn("Handled")).isEqualTo(mails);
            });
  }

  private void awaitSetAside(int mails) {
    await()
        .untilAsserted(
            () -> {
              assertThat(office.mailsIn("INBOX")).isZero();
              assertThat(office.mailsIn("Parked")).isEqualTo(mails);
            });
  }

  private static String head(Map<String, Object> letter) {
    return new String((byte[]) letter.get("head"), StandardCharsets.UTF_8);
  }

  @Test
  void an_answer_is_taken_and_its_mail_moved_aside() {
    deliver("answers/gmail-accepted");

    hub.start();

    awaitHandled(1);
    assertThat(hub.answers.taken())
        .extracting(MailedAnswer::attendee, MailedAnswer::proven)
        .containsExactly(tuple("kari@example.no", true));
    assertThat(hub.counted("answer", "counted")).isOne();
  }

  @Test
  void a_mail_that_a_person_has_opened_in_the_mailbox_is_read_all_the_same() throws Exception {
    deliver("answers/gmail-accepted");
    office.messagesIn("INBOX").get(0).setFlag(Flags.Flag.SEEN, true);

    hub.start();

    awaitHandled(1);
    assertThat(hub.answers.taken()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "bounces/postfix-failed, bounced",
    "bounces/exim-delayed, delayed",
    "bounces/qmail-plain, bounced",
    "bounces/postfix-to-the-bare-address, bounced",
    "bounces/postfix-relayed, handed_over"
  })
  void a_bounce_is_reported_to_the_outbox(String name, String state) {
    Letter letter = Letters.invitation("a", "borte@example.no");
    hub.sent(letter, Mails.BOUNCE_TOKEN);
    deliver(name);

    hub.start();

    awaitHandled(1);
    assertThat(hub.stateOf(letter)).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other/exchange-out-of-office",
        "other/gmail-out-of-office",
        "bounces/out-of-office-at-a-bounce-address"
      })
  void automatic_mail_is_passed_over(String name) {
    deliver(name);

    withOperator.start();

    awaitHandled(1);
    assertThat(withOperator.letters()).isEmpty();
    assertThat(withOperator.counted("automatic", "ignored")).isOne();
  }

  /**
   * Whoever leads the hub's mail back may put a name of his own in From, and drop other headers.
   */
  @ParameterizedTest
  @CsvSource({
    "Nov+B-b3n8k2m6p9q4w7e1@hub.example.no, <x@example.no>",
    "nov+noe.annet@hub.example.no, <x@example.no>",
    "liste@example.no, <0123456789abcdef0123456789abcdef01234567@Hub.example.no>"
  })
  void what_the_hub_itself_wrote_causes_no_other_mail(String from, String messageId) {
    office.deliver(
        "From: %s\nTo: %s\nMessage-ID: %s\nSubject: Innkalling\n\nHei\n"
            .formatted(from, Mails.MEETING, messageId));

    withOperator.start();

    awaitHandled(1);
    assertThat(withOperator.letters()).isEmpty();
    assertThat(withOperator.counted("own", "ignored")).isOne();
  }

  @Test
  void a_letter_to_a_meeting_goes_on_to_its_contact_with_the_whole_original() {
    deliver("other/question");

    hub.start();

    awaitHandled(1);
    Map<String, Object> letter = hub.letters().get(0);
    assertThat(letter)
        .containsEntry("kind", "FORWARD")
        .containsEntry("owner", "drammen")
        .containsEntry("about", "meeting drammen/styret-3")
        .containsEntry("recipient", "siv@drammen.example.no");
    assertThat(head(letter))
        .contains(
            "<nov@hub.example.no>", "Reply-To: nils@example.no", "Auto-Submitted: auto-generated")
        .contains("Content-Type: message/rfc822", "Message-ID: <sporsmal@example.no>")
        .contains("Kan jeg ta med Eva på møtet?")
        .doesNotContain("Delivered-To: siv", "Cc: sekretariat@example.no\r\nTo: siv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other/absence-in-the-subject",
        "other/vacation-by-subject-alone",
        "other/out-of-office-behind-a-mark"
      })
  void who_writes_of_an_absence_in_the_subject_is_handed_on_to_the_contact(String name) {
    assertHandedOn(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other/answer-without-attendee",
        "other/answer-with-an-unclosed-quote",
        "other/answer-with-a-colon-in-a-name",
        "other/winmail-alone",
        "other/proposal-in-an-unknown-zone"
      })
  void an_answer_that_cannot_be_read_is_handed_on_to_the_contact(String name) {
    assertHandedOn(name);
    assertThat(hub.answers.taken()).isEmpty();
  }

  private void assertHandedOn(String name) {
    deliver(name);

    hub.start();

    awaitHandled(1);
    assertThat(hub.letters().get(0))
        .containsEntry("kind", "FORWARD")
        .containsEntry("recipient", "siv@drammen.example.no");
  }

  @Test
  void a_server_that_will_try_again_has_returned_nothing() {
    Letter letter = Letters.invitation("a", "borte@example.no");
    hub.sent(letter, Mails.BOUNCE_TOKEN);
    deliver("bounces/sendmail-warning-with-an-address");

    hub.start();

    awaitHandled(1);
    assertThat(hub.stateOf(letter)).isEqualTo("handed_over");
  }

  @Test
  void the_same_letter_read_twice_goes_on_once() {
    deliver("other/question");
    deliver("other/question");

    hub.start();

    awaitHandled(2);
    assertThat(hub.letters()).hasSize(1);
  }

  @Test
  void of_many_letters_to_one_meeting_a_few_go_on_in_an_hour() {
    for (int i = 0; i < 5; i++) {
      office.deliver("To: %s\nFrom: a@example.no\nSubject: %d\n\nx\n".formatted(Mails.MEETING, i));
    }

    hub.start();

    awaitSetAside(2);
    assertThat(hub.letters()).hasSize(3);
    assertThat(hub.counted("letter", "too_many")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: nov@hub.example.no",
        "From: NOV <NOV@hub.example.no>",
        "From: nov+m-aaaaaaaaaaaaaaaaaaaa@hub.example.no"
      })
  void what_the_hub_itself_has_sent_does_not_go_round(String from) {
    office.deliver(from + "\nTo: " + Mails.MEETING + "\nSubject: x\n\nx\n");

    withOperator.start();

    awaitHandled(1);
    assertThat(withOperator.letters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          To: nov@hub.example.no                      | letter
          To: nov+m-zzzzzzzzzzzzzzzzzzzz@hub.example.no | letter
          To: nov+b-zzzzzzzzzzzzzzzzzzzz@hub.example.no | bounce
          To: nov+x-zzzzzzzzzzzzzzzzzzzz@hub.example.no | letter
          To: somebody@else.example                    | letter
          X: nobody at all                             | letter
          """)
  void what_is_for_nobody_goes_to_the_operator_or_is_parked(String to, String kind) {
    office.deliver("From: a@example.no\n" + to + "\nSubject: x\n\nx\n");
    hub.start();
    awaitSetAside(1);
    hub.close();
    assertThat(hub.counted(kind, "nobodys")).isOne();

    office.deliver("From: a@example.no\n" + to + "\nSubject: y\n\nx\n");
    withOperator.start();

    await().until(() -> office.mailsIn("Handled") == 1);
    assertThat(withOperator.letters().get(0)).containsEntry("recipient", "drift@hub.example.no");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CamelMailDelete: true",
        "delete: true",
        "CamelMailMoveTo: Trash",
        "moveTo: Trash",
        "copyTo: Trash",
        "CamelMailCopyTo: Trash",
        "CamelFileName: ../../etc/passwd",
        "CamelFileNameProduced: x",
        "mail.smtp.host: evil.example",
        "mail.imap.host: evil.example",
        "kafka.OVERRIDE_TOPIC: nov.statistics",
        "CamelKafkaOverrideTopic: nov.statistics",
        "CamelHttpUri: http://evil.example",
        "CamelBeanMethodName: forget",
        "bean.method: forget",
        "CamelToDynamic: x"
      })
  void no_header_of_a_mail_reaches_the_route(String header) {
    String question = new String(Mails.corpus("other/question"), StandardCharsets.ISO_8859_1);
    office.deliver(Mails.withLineEnds(header + "\r\nTo: victim@example.no\r\n" + question));

    hub.start();
    await().untilAsserted(() -> assertThat(hub.letters()).hasSize(1));

    awaitHandled(1);
    assertThat(office.mailsIn("Trash")).isZero();
    assertThat(hub.letters().get(0)).containsEntry("recipient", "siv@drammen.example.no");
  }

  @Test
  void an_exchange_has_no_header_of_the_mail() {
    deliver("other/question");

    hub.start(Map.of("hub.routes.receive-mail.from", "direct:nothing"));
    var seen = hub.routes().camel().createConsumerTemplate().receive("mailbox:INBOX", 10_000);

    assertThat(seen.getMessage().getHeaders()).isEmpty();
    assertThat(seen.getMessage().getBody()).isInstanceOf(Message.class);
  }

  @Test
  void a_mail_that_is_too_large_is_parked_without_being_read() {
    office.deliver(
        "To: %s\nFrom: a@example.no\nSubject: stor\n\n%s\n"
            .formatted(
                Mails.MEETING, "x".repeat(80) + "\n" + ("y".repeat(78) + "\n").repeat(8000)));
    deliver("answers/gmail-accepted");

    hub.start();

    await()
        .untilAsserted(
            () -> {
              assertThat(office.mailsIn("Parked")).isOne();
              assertThat(office.mailsIn("Handled")).isOne();
            });
    assertThat(hub.counted("unread", "too_large")).isOne();
  }

  @Test
  void a_mail_that_fails_again_and_again_is_parked_while_the_others_pass() {
    hub.answers.failWith(new IllegalArgumentException("kari@example.no is the fault"));
    deliver("answers/gmail-accepted");
    deliver("other/question");

    hub.start();

    await()
        .untilAsserted(
            () -> {
              assertThat(office.mailsIn("Parked")).isOne();
              assertThat(office.mailsIn("Handled")).isOne();
              assertThat(office.mailsIn("INBOX")).isZero();
            });
    assertThat(
            hub.database
                .jdbc()
                .queryForList("SELECT failures FROM kept.mailbox_failure", Integer.class))
        .isEqualTo(List.of(PoisonMails.MOST_FAILURES));
    assertThat(hub.counted("unread", "failed")).isOne();
  }

  @Test
  void parked_it_is_seen_and_moved_back_it_is_read_again() throws Exception {
    hub.answers.failWith(new IllegalArgumentException());
    deliver("answers/gmail-accepted");
    hub.start();
    awaitSetAside(1);
    await().untilAsserted(() -> assertThat(hub.mailboxPolling.mailsIn("Parked")).isOne());
    assertThat(new MailboxHealthIndicator(hub.settings, hub.mailboxPolling).health().getDetails())
        .containsEntry("setAside", 1);

    hub.answers.failWith(null);
    deliver("answers/gmail-accepted");

    await().untilAsserted(() -> assertThat(hub.answers.taken()).hasSize(1));
  }

  @Test
  void an_outage_is_no_failure_of_a_mail() {
    hub.answers.failWith(new DataAccessResourceFailureException("the database is out"));
    deliver("answers/gmail-accepted");

    hub.start();

    await()
        .until(
            () ->
                hub.meters.find("nov.mailbox.mails").counters().isEmpty()
                    && hub.mailboxPolling.completed().isPresent());
    assertThat(office.mailsIn("INBOX")).isOne();
    assertThat(hub.database.jdbc().queryForList("SELECT failures FROM kept.mailbox_failure"))
        .isEmpty();

    hub.answers.failWith(null);
    awaitHandled(1);
  }

  /** Two looks take all that they may, and the third what is left. */
  @Test
  void an_endless_folder_is_worked_through_in_small_steps() {
    int mails = 2 * office.settings().perLook() + 5;
    for (int i = 0; i < mails; i++) {
      office.deliver(
          "To: %s\nFrom: a@example.no\nAuto-Submitted: auto-replied\n\nx\n"
              .formatted(Mails.MEETING));
    }

    hub.start();

    awaitHandled(mails);
    assertThat(hub.counted("automatic", "ignored")).isEqualTo(mails);
  }

  @Test
  void handled_mail_is_forgotten_after_thirty_days() {
    office.deliverOn("Handled", "From: a@example.no\n\nx\n", Duration.ofDays(31));
    office.deliverOn("Handled", "From: b@example.no\n\nx\n", Duration.ofDays(29));

    hub.start(
        Map.of(
            "hub.routes.forget-mail.handled",
            "mailbox:Handled?delete=true&searchTerm.unseen=false&searchTerm.toReceivedDate=now-720h&initialDelay=0&delay=100"));

    await().until(() -> office.mailsIn("Handled") == 1);
    assertThat(hub.counted("any", "forgotten")).isOne();
  }

  @Test
  void without_a_server_it_is_told_once_and_goes_on_when_it_is_back() {
    hub.start();
    await().until(() -> hub.mailboxPolling.completed().isPresent());
    office.goOut();

    await().until(() -> hub.mailboxPolling.fault().isPresent());
    hub.clock.pass(Duration.ofMinutes(6));

    assertThat(hub.mailboxPolling.isStale()).isTrue();
    assertThat(
            new MailboxHealthIndicator(hub.settings, hub.mailboxPolling)
                .health()
                .getStatus()
                .getCode())
        .isEqualTo("DOWN");
  }
}
