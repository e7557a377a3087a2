package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.quota.Quota;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Files that a participant mails, from the secret address to the receipt, in a whole hub. */
@HubIntegrationTest
class SubmissionByMailIT {

  private static final PostOffice OFFICE = new PostOffice();
  private static final String SENDER = "kari@ringerike.example.no";
  private static final String PROOF =
      "Authentication-Results: mx.hub.example.no; dmarc=pass header.from=ringerike.example.no\n";

  @Autowired HubClient hub;
  @Autowired JdbcTemplate jdbc;
  @Autowired Quota quota;

  @DynamicPropertySource
  static void mailbox(DynamicPropertyRegistry settings) {
    settings.add("hub.mail.imap.host", () -> "127.0.0.1");
    settings.add("hub.mail.imap.port", OFFICE::port);
    settings.add("hub.mail.imap.tls", () -> "none");
    settings.add("hub.mail.imap.username", () -> PostOffice.USERNAME);
    settings.add("hub.mail.imap.password", () -> PostOffice.PASSWORD);
    settings.add("hub.mail.imap.every", () -> "200ms");
    settings.add("hub.mail.imap.trusted-authserv-id", () -> "mx.hub.example.no");
  }

  @BeforeEach
  void ready() {
    hub.awaitReady();
    register(SENDER);
  }

  private void register(String sender) {
    register("ringerike", sender);
  }

  private void register(String participant, String sender) {
    assertThat(
            hub.send(
                    hub.request(participant, "/api/v1/submission-senders/" + sender)
                        .PUT(BodyPublishers.noBody()))
                .status())
        .isEqualTo(204);
  }

  private String address() {
    return address("ringerike");
  }

  private String address(String participant) {
    return hub.get(participant, "/api/v1/submission-address").body().get("address").asString();
  }

  private static String mail(String head, String to, String csv) {
    return head
        + """
        From: Kari <%s>
        To: %s
        Subject: Tall
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Her er tallene.
        --b
        Content-Type: text/csv; charset=utf-8; name="tall.csv"
        Content-Disposition: attachment; filename="tall.csv"

        %s
        --b--
        """
            .formatted(SENDER, to, csv);
  }

  private List<Map<String, Object>> receipts() {
    return jdbc.queryForList(
        """
        SELECT recipient, owner, content AS head
        FROM kept.outbox JOIN kept.mail_tail ON tail_key = message_id AND part = 0
        WHERE kind = 'RECEIPT' ORDER BY number
        """);
  }

  private void awaitEmpty() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> OFFICE.mailsIn("INBOX") == 0);
  }

  private List<JsonNode> refusals(String code) {
    return hub.eventually("ringerike", "/api/v1/rejections", body -> body.toString().contains(code))
        .get("rejections")
        .valueStream()
        .filter(rejection -> rejection.toString().contains(code))
        .toList();
  }

  @Test
  void a_table_is_received_and_answered_row_by_row_also_if_the_mail_comes_twice() {
    String csv = "dato;medlemmer\n31.01.2012;400\n29.02.2012;mange\n";
    int before = receipts().size();
    OFFICE.deliver(mail(PROOF, address(), csv));
    OFFICE.deliver(mail(PROOF, address(), csv));

    awaitEmpty();

    List<Map<String, Object>> receipts = receipts();
    assertThat(receipts).hasSize(before + 1);
    assertThat(receipts.get(before))
        .containsEntry("recipient", SENDER)
        .containsEntry("owner", "ringerike");
    String text = text((byte[]) receipts.get(before).get("head"));
    assertThat(text)
        .contains(
            "Mottatt: 1. Må rettes: 1.",
            "Rad 2: medlemstall per 31. januar 2012: 400 medlemmer – mottatt.",
            "Rad 3: må rettes.",
            "«mange»")
        .contains(
            "Received: 1. To be mended: 1.",
            "Row 2: membership on 31 January 2012: 400 members – received.");
    assertThat(hub.get("drammen", "/api/v1/statistics?asOf=2012-01-31").body().toString())
        .contains("400");
  }

  @Test
  void a_mail_of_one_who_has_used_up_the_day_is_answered_with_when_to_send_it_again() {
    register("kongsberg", SENDER);
    String to = address("kongsberg");
    quota.count("kongsberg", Edge.FILES, 200 << 20);
    int before = receipts().size();
    OFFICE.deliver(mail(PROOF, to, "dato;medlemmer\n31.01.2013;400\n"));

    awaitEmpty();

    assertThat(text((byte[]) receipts().get(before).get("head")))
        .contains("huben tar imot fra én deltaker på et døgn (200 MB)", "Send det samme på nytt")
        .doesNotContain("Mottatt: 1");
    hub.eventually(
        "kongsberg", "/api/v1/rejections", body -> body.toString().contains("\"quota\""));
  }

  @Test
  void a_mail_without_a_file_counts_and_one_in_anothers_name_does_not() {
    register("asker", SENDER);
    String to = address("asker");
    String without = "From: %s\nTo: %s\nSubject: Tall\n\n%s\n";
    String text = "Her er tallene.\n".repeat(2_000);
    OFFICE.deliver(without.formatted(SENDER, to, text));
    awaitEmpty();
    assertThat(quota.usage("asker").used()).isLessThan(text.length());

    OFFICE.deliver(PROOF + without.formatted(SENDER, to, text));
    OFFICE.deliver(PROOF + "Auto-Submitted: auto-replied\n" + without.formatted(SENDER, to, text));
    awaitEmpty();

    assertThat(quota.usage("asker").used()).isBetween(2L * text.length(), 3L * text.length());
  }

  @Test
  void every_attached_file_is_answered_for_by_its_name() {
    int before = receipts().size();
    String csv = "dato;medlemmer\n31.01.2014;400\n";
    OFFICE.deliver(
        mail(PROOF + "Message-ID: <tall@ringerike.example.no>\n", address(), csv)
            .replace(
                "--b--",
                """
                --b
                Content-Type: application/vnd.oasis.opendocument.spreadsheet
                Content-Disposition: attachment; filename="tall-2015.ods"

                x
                --b
                Content-Type: application/zip; name="alt.zip"

                x
                --b
                Content-Type: text/csv; name="skadet.csv"
                Content-Transfer-Encoding: x-unknown

                x
                --b
                Content-Type: message/rfc822

                Subject: Tall

                Her
                --b
                Content-Type: image/png; name="logo.png"
                Content-Disposition: inline

                x
                --b--
                """
                    .stripTrailing()));

    awaitEmpty();

    byte[] receipt = (byte[]) receipts().get(before).get("head");
    assertThat(text(receipt))
        .contains("Kvittering for e-posten som kom", "tall.csv", "Mottatt: 1. Må rettes: 0.")
        .contains("«tall-2015.ods» er et regneark i et format som ikke kan leses.")
        .contains("«alt.zip» er en pakket fil", "Pakk den ut")
        .contains("skadet.csv", "Vedlegget kom skadet frem")
        .contains("«e-post.eml» er en e-post som er lagt ved")
        .doesNotContain("logo.png");
    assertThat(header(receipt, "Subject")).isEqualTo("Re: Tall");
    assertThat(header(receipt, "In-Reply-To")).isEqualTo("<tall@ringerike.example.no>");
    assertThat(refusals("unknown_format").toString())
        .contains("tall-2015.ods", "alt.zip", "e-post.eml");
    assertThat(refusals("broken_attachment").toString()).contains("skadet.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name-in-percents               | Rad 2: medlemstall per 31. januar 2023: 971 medlemmer – mottatt.
          name-in-two-pieces             | Rad 2: medlemstall per 28. februar 2023: 972 medlemmer – mottatt.
          encoded-name                   | Rad 2: medlemstall per 31. mars 2023: 973 medlemmer – mottatt.
          inline-quoted-printable-latin1 | «F07 Frokostmøte»
          utf16                          | Rad 2: medlemstall per 31. juli 2023: 977 medlemmer – mottatt.
          """)
  void a_file_is_answered_for_however_a_program_attaches_it(String mail, String answer) {
    register("modum", "kari@example.no");
    int before = receipts().size();
    String sent = new String(Mails.corpus("files/" + mail), StandardCharsets.ISO_8859_1);
    OFFICE.deliver(
        Mails.withLineEnds(
            sent.replace("nov+s-a2b4c6d8e2f4g6h8j2k4m6n8@hub.example.no", address("modum"))));

    awaitEmpty();

    assertThat(text((byte[]) receipts().get(before).get("head"))).contains(answer);
  }

  @Test
  void who_is_not_registered_is_not_read_and_not_answered() {
    int before = receipts().size();
    String csv = "dato;medlemmer\n31.01.2011;500\n";
    OFFICE.deliver(mail(PROOF, address(), csv).replace(SENDER, "stranger@ringerike.example.no"));

    awaitEmpty();

    assertThat(refusals("unknown_sender")).hasSize(1);
    assertThat(refusals("unknown_sender").get(0).toString()).doesNotContain("stranger");
    assertThat(receipts()).hasSize(before);
  }

  @Test
  void a_registered_sender_who_is_not_proven_is_told_so_once_a_day_and_nothing_of_the_content() {
    String sender = "per@ringerike.example.no";
    register(sender);
    String csv = "dato;medlemmer\n31.01.2011;500\n";
    String first = mail("Auto-Submitted: auto-generated\n", address(), csv);
    OFFICE.deliver(first.replace(SENDER, sender));
    awaitEmpty();
    assertThat(refusals("sender_not_proven")).hasSize(1);
    assertThat(receipts()).noneMatch(receipt -> sender.equals(receipt.get("recipient")));

    OFFICE.deliver(mail("", address(), csv).replace(SENDER, sender));
    OFFICE.deliver(mail("X: 1\n", address(), csv).replace(SENDER, sender));
    awaitEmpty();

    List<Map<String, Object>> told =
        receipts().stream().filter(receipt -> sender.equals(receipt.get("recipient"))).toList();
    assertThat(told).hasSize(1);
    byte[] letter = (byte[]) told.get(0).get("head");
    assertThat(header(letter, "Subject"))
        .isEqualTo("E-posten din er ikke lest / Your mail was not read");
    assertThat(text(letter))
        .contains("Det lot seg ikke bekrefte at den virkelig er fra deg.", "høyst én gang om dagen")
        .doesNotContain("tall.csv", "500", "Her er tallene", "Subject: Tall");
    assertThat(refusals("sender_not_proven")).as("one of each sender").hasSize(1);
  }

  @Test
  void a_refused_mail_waits_until_its_sender_sends_properly_and_strangers_fill_no_list() {
    String csv = "dato;medlemmer\n31.01.2009;500\n";
    int others = waiting("sender_not_proven");
    String without = "From: %s\nTo: %s\nSubject: Tall\n\nHer er tallene.\n";
    OFFICE.deliver(PROOF + without.formatted(SENDER, address()));
    OFFICE.deliver(mail("", address(), csv));
    for (int i = 0; i < 3; i++) {
      OFFICE.deliver(
          mail(PROOF, address(), csv).replace(SENDER, "s" + i + "@ringerike.example.no"));
    }
    awaitEmpty();
    awaitWaiting("unknown_sender", 1);
    awaitWaiting("sender_not_proven", others + 1);
    assertThat(waiting("no_file")).as("the same sender's, sent again").isZero();

    OFFICE.deliver(mail(PROOF, address(), csv).replace("tall.csv", "tall-2009.csv"));
    awaitEmpty();
    awaitWaiting("sender_not_proven", others);
    assertThat(waiting("unknown_sender")).isOne();

    register("s1@ringerike.example.no");
    assertThat(waiting("unknown_sender")).isZero();
  }

  private void awaitWaiting(String code, int number) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> waiting(code) == number);
  }

  private int waiting(String code) {
    return (int)
        hub.get("ringerike", "/api/v1/rejections")
            .body()
            .get("rejections")
            .valueStream()
            .filter(rejection -> rejection.at("/reasons/0/code").asString().equals(code))
            .count();
  }

  @Test
  void a_renewed_address_leads_nowhere_and_another_participants_is_its_own() {
    String old = address();
    assertThat(
            hub.send(
                    hub.request("ringerike", "/api/v1/submission-address/renew")
                        .POST(BodyPublishers.noBody()))
                .status())
        .isEqualTo(200);

    OFFICE.deliver(mail(PROOF, old, "dato;medlemmer\n31.01.2010;500\n"));

    awaitEmpty();
    assertThat(OFFICE.mailsIn("Parked")).isPositive();
    assertThat(address()).isNotEqualTo(old);
    assertThat(hub.get("modum", "/api/v1/submission-address").body().toString())
        .doesNotContain(address());
    assertThat(
            jdbc.queryForList(
                "SELECT subject FROM kept.audit WHERE action LIKE 'submission%'", String.class))
        .noneMatch(subject -> subject.contains("@"));
  }

  @Test
  void senders_are_listed_and_taken_away_and_must_be_addresses() {
    register("ola@ringerike.example.no");

    assertThat(hub.get("ringerike", "/api/v1/submission-senders").body().toString())
        .contains("ola@ringerike.example.no");
    assertThat(hub.get("modum", "/api/v1/submission-senders").body().toString())
        .doesNotContain("ola@");
    String path = "/api/v1/submission-senders/ola@ringerike.example.no";
    assertThat(hub.send(hub.request("ringerike", path).DELETE()).status()).isEqualTo(204);
    assertThat(hub.send(hub.request("ringerike", path).DELETE()).status()).isEqualTo(404);
    assertThat(
            hub.send(
                    hub.request("ringerike", "/api/v1/submission-senders/ola")
                        .PUT(BodyPublishers.noBody()))
                .status())
        .isEqualTo(400);
  }

  private static String text(byte[] letter) {
    return Parts.of(message(letter)).leaves().get(0).text().orElseThrow();
  }

  private static String header(byte[] letter, String name) {
    return IncomingMail.of(letter, Mails.RECEIVED).header(name);
  }

  private static MimeMessage message(byte[] letter) {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()), new ByteArrayInputStream(letter));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
