package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import no.nov.hub.mail.incoming.BounceReader.Report;
import no.nov.hub.mail.outgoing.DeliveryStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail servers report, each as that server writes it. */
class BounceReaderTest {

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
  void a_report_is_read(String name, DeliveryStatus deliveryStatus, String status) {
    assertThat(BounceReader.read(Mails.read("bounces/" + name)))
        .contains(new Report(deliveryStatus, status));
  }

  @Test
  void what_old_servers_write_counts_where_it_is_clear() {
    IncomingMail mail = Mails.read("bounces/qmail-plain");

    assertThat(BounceReader.read(mail)).isEmpty();
    assertThat(BounceReader.readPlain(mail)).contains(new Report(DeliveryStatus.BOUNCED, "5.1.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain-and-unclear",
        "out-of-office-at-a-bounce-address",
        "sendmail-warning-with-an-address"
      })
  void what_is_unclear_counts_for_nothing(String name) {
    IncomingMail mail = Mails.read("bounces/" + name);

    assertThat(BounceReader.read(mail)).isEmpty();
    assertThat(BounceReader.readPlain(mail)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relay [10.5.1.17]: Connection timed out",
        "mail from 192.168.5.1.2 was seen by version 5.1.2",
        "Postfix 5.1.1 at 2001:db8::5.1.1",
        "451 4.4.1 try later"
      })
  void an_address_or_a_version_is_no_status(String text) {
    IncomingMail mail = Mails.mail("From: mailer-daemon@example.no\n\n" + text + "\n");

    assertThat(BounceReader.readPlain(mail)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 <borte@example.no>: User unknown",
        "550-5.1.1 no such account",
        "said: 550 #5.1.1 unknown (10.5.1.17)",
        "status=5.1.1"
      })
  void a_status_is_said_to_be_one(String text) {
    IncomingMail mail = Mails.mail("From: mailer-daemon@example.no\n\n" + text + "\n");

    assertThat(BounceReader.readPlain(mail)).contains(new Report(DeliveryStatus.BOUNCED, "5.1.1"));
  }

  @Test
  void an_address_in_a_report_is_no_status_either() {
    IncomingMail mail =
        Mails.mail(
            """
            From: mailer-daemon@example.no
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.no

            Final-Recipient: rfc822; borte@example.no
            Diagnostic-Code: smtp; relay[10.5.1.17] running 5.1.2 timed out
            --b--
            """);

    assertThat(BounceReader.read(mail)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"postfix-to-the-bare-address", "postfix-bare-with-envelope-id", "exim-failed"})
  void the_mail_is_recognised_by_what_came_back_of_it(String name) {
    assertThat(BounceReader.token(Mails.read("bounces/" + name), Mails.MAILBOX))
        .contains(Mails.BOUNCE_TOKEN);
  }

  @Test
  void a_report_that_names_no_mail_of_the_hub_names_none() {
    assertThat(
            BounceReader.token(Mails.read("bounces/postfix-bare-without-a-token"), Mails.MAILBOX))
        .isEmpty();
  }
}
