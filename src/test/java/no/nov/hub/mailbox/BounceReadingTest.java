package no.nov.hub.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import no.nov.hub.mail.Fate;
import no.nov.hub.mailbox.BounceReading.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail servers report, each as that server writes it. */
class BounceReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postfix-failed               | BOUNCED   | 5.1.1
          postfix-delayed              | DELAYED   | 4.4.1
          postfix-mixed                | BOUNCED   | 5.1.1
          postfix-relayed              | DELIVERED | 2.0.0
          postfix-to-the-bare-address  | BOUNCED   | 5.1.1
          exchange-failed              | BOUNCED   | 5.1.10
          gmail-failed                 | BOUNCED   | 5.1.1
          exim-failed                  | BOUNCED   | 5.0.0
          exim-delayed                 | DELAYED   | 4.0.0
          no-action                    | BOUNCED   | 5.2.1
          """)
  void a_report_is_read(String name, Fate fate, String status) {
    assertThat(BounceReading.read(Mails.read("bounces/" + name)))
        .contains(new Report(fate, status));
  }

  @Test
  void what_old_servers_write_counts_where_it_is_clear() {
    IncomingMail mail = Mails.read("bounces/qmail-plain");

    assertThat(BounceReading.read(mail)).isEmpty();
    assertThat(BounceReading.readPlain(mail)).contains(new Report(Fate.BOUNCED, "5.1.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain-and-unclear", "out-of-office-at-a-bounce-address"})
  void what_is_unclear_counts_for_nothing(String name) {
    IncomingMail mail = Mails.read("bounces/" + name);

    assertThat(BounceReading.read(mail)).isEmpty();
    assertThat(BounceReading.readPlain(mail)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"postfix-to-the-bare-address", "postfix-bare-with-envelope-id", "exim-failed"})
  void the_mail_is_recognised_by_what_came_back_of_it(String name) {
    assertThat(BounceReading.token(Mails.read("bounces/" + name), Mails.MAILBOX))
        .contains(Mails.BOUNCE_TOKEN);
  }

  @Test
  void a_report_that_names_no_mail_of_the_hub_names_none() {
    assertThat(
            BounceReading.token(Mails.read("bounces/postfix-bare-without-a-token"), Mails.MAILBOX))
        .isEmpty();
  }
}
