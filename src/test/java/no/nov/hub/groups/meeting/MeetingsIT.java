package no.nov.hub.groups.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.HubClient;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A meeting over every edge, to mailboxes on a real server, and the answers back. */
@HubIntegrationTest
class MeetingsIT {

  private static final GreenMail MAIL =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final LocalDate DAY = LocalDate.now(ZoneId.of("Europe/Oslo")).plusMonths(2);
  private static final Pattern LINK =
      Pattern.compile("https://hub\\.example\\.no(/svar/[a-z0-9]+)");

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry settings) {
    // What comes to nov+m-…@ is for the hub's mailbox.
    MAIL.withConfiguration(
        new GreenMailConfiguration().withDisabledAuthentication().withSieveIgnoreDetail());
    MAIL.start();
    MAIL.setUser("nov@hub.example.no", "nov@hub.example.no", "secret");
    settings.add("hub.mail.imap.host", () -> "127.0.0.1");
    settings.add("hub.mail.imap.port", () -> MAIL.getImap().getPort());
    settings.add("hub.mail.imap.tls", () -> "none");
    settings.add("hub.mail.imap.username", () -> "nov@hub.example.no");
    settings.add("hub.mail.imap.password", () -> "secret");
    settings.add("hub.mail.imap.every", () -> "500ms");
    settings.add("hub.mail.imap.trusted-authserv-id", () -> "mx.example.no");
    settings.add("hub.mail.smtp.host", () -> "127.0.0.1");
    settings.add("hub.mail.smtp.port", () -> MAIL.getSmtp().getPort());
    settings.add("hub.mail.smtp.tls", () -> "none");
    settings.add("hub.public-url", () -> "https://hub.example.no");
    settings.add("hub.nov.secretary", () -> "drammen");
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @Autowired HubClient hub;
  @Autowired org.springframework.jdbc.core.JdbcTemplate jdbc;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  private void group(String owner, String sender, String id, String... members) {
    String data =
        """
        {'owner':'%s','groupId':'%s','kind':'other','name':'Gruppe %s',
         'contact':{'name':'Kari Kontakt','address':'kari@example.no'},'leader':{'address':'%s'},'members':[%s]}
        """
            .formatted(
                owner,
                id,
                id,
                address(id, members[0]),
                String.join(
                    ",",
                    Arrays.stream(members)
                        .map(
                            name ->
                                "{'name':'%s','address':'%s','personalMember':true}"
                                    .formatted(name, address(id, name)))
                        .toList()));
    admitted(sender, Types.GROUP_REGISTERED, "group-" + id, data);
  }

  private static String address(String group, String name) {
    return name + "." + group + "@example.no";
  }

  private void admitted(String sender, String type, String id, String data) {
    Answer answer = hub.submit(sender, Messages.from(sender, type, id, data));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    JsonNode receipt = hub.receipt(sender, answer.receiptIds().get(0));
    assertThat(HubClient.status(receipt)).as(receipt.toString()).isEqualTo("accepted");
  }

  private static String meeting(String owner, String group, String id, String fields) {
    return "{'owner':'%s','meetingId':'%s','groups':['%s'],'title':'Møte %s','start':'%sT09:00','end':'%sT10:00'%s}"
        .formatted(owner, id, group, id, DAY, DAY, fields);
  }

  private static List<MimeMessage> mails(String address) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> to(mail).equals(address))
        .toList();
  }

  private static String to(MimeMessage mail) {
    try {
      return ((jakarta.mail.internet.InternetAddress) mail.getAllRecipients()[0]).getAddress();
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static MimeMessage awaitMail(String address, int number) {
    await().atMost(PATIENCE).until(() -> mails(address).size() >= number);
    return mails(address).get(number - 1);
  }

  private static String linkOf(MimeMessage mail) throws Exception {
    var mixed = (MimeMultipart) mail.getContent();
    var words = (MimeMultipart) mixed.getBodyPart(0).getContent();
    Matcher link = LINK.matcher(words.getBodyPart(0).getContent().toString());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private Answer page(String link) {
    return hub.send(HttpRequest.newBuilder(hub.uri(link)).GET());
  }

  private Answer answer(String link, String form) {
    return hub.send(
        HttpRequest.newBuilder(hub.uri(link))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  @Test
  void a_meeting_over_http_is_mailed_answered_on_the_page_and_shown_to_its_contact()
      throws Exception {
    group("drammen", "drammen", "http", "ola", "per");
    Answer preview =
        hub.post(
            "drammen",
            "/api/v1/meetings/preview",
            "application/json",
            Messages.from(
                    "drammen", Types.MEETING_CALLED, "p", meeting("drammen", "http", "m-http", ""))
                .toJson());
    hub.eventually("drammen", "/api/v1/groups", body -> body.toString().contains("Gruppe http"));
    admitted("drammen", Types.MEETING_CALLED, "m-http-1", meeting("drammen", "http", "m-http", ""));

    String link = linkOf(awaitMail("ola.http@example.no", 1));
    awaitMail("per.http@example.no", 1);
    assertThat(preview.status()).isEqualTo(200);
    Answer shown = page(link);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text())
        .contains("Møte m-http", "kl. 09.00–10.00 (norsk tid)", "Kommer du, ola?");
    assertThat(shown.headers().firstValue("set-cookie")).isEmpty();
    page(link);
    assertThat(of("m-http").get("counts").get("unanswered").asInt()).isEqualTo(2);

    assertThat(answer(link, "revision=0&comment=hei").text())
        .contains("Velg ett av de tre svarene.");
    assertThat(answer(link, "revision=0&answer=declined&comment=Jeg+er+bortreist").text())
        .contains("Takk. Svaret er tatt imot. Du har svart at du ikke kan komme.");

    assertThat(answer(link, "revision=7&answer=accepted").text())
        .contains("Tidspunktet er endret siden du åpnet siden.");

    JsonNode invited = of("m-http").get("invited").get(0);
    assertThat(invited.get("answer").asString()).isEqualTo("declined");
    assertThat(invited.get("answeredHow").asString()).isEqualTo("link");
    assertThat(invited.get("comment").asString()).isEqualTo("Jeg er bortreist");
    assertThat(awaitMail("kari@example.no", 1).getSubject()).startsWith("Lederen kan ikke komme");

    Answer phone =
        hub.post(
            "drammen",
            "/api/v1/meetings/drammen/m-http/answers",
            "application/json",
            "{\"address\":\"per.http@example.no\",\"answer\":\"accepted\"}"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(phone.status()).isEqualTo(204);
    assertThat(of("m-http").get("counts").get("accepted").asInt()).isEqualTo(1);

    assertThat(hub.get("modum", "/api/v1/meetings/drammen/m-http").status()).isEqualTo(404);
    assertThat(page("/svar/aaaaaaaaaaaaaaaaaaaa").text()).contains("Vi kjenner ikke denne lenken");
  }

  private JsonNode of(String id) {
    return hub.get("drammen", "/api/v1/meetings/drammen/" + id).body();
  }

  @Test
  void a_meeting_over_kafka_and_its_cancellation_are_mailed_in_one_thread() throws Exception {
    group("drammen", "drammen", "kafka", "ola");
    hub.produce(
        "drammen",
        Messages.from(
            "drammen",
            Types.MEETING_CALLED,
            "m-kafka-1",
            meeting("drammen", "kafka", "m-kafka", "")));
    MimeMessage first = awaitMail("ola.kafka@example.no", 1);
    hub.produce(
        "drammen",
        Messages.from(
            "drammen",
            Types.MEETING_CANCELLED,
            "m-kafka-2",
            "{'meetingId':'m-kafka','reason':'Sykdom'}"));

    MimeMessage second = awaitMail("ola.kafka@example.no", 2);
    assertThat(second.getSubject()).startsWith("Avlyst: Møte m-kafka");
    assertThat(second.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
    assertThat(hub.anonymousTopic(Topics.EVENTS).toString()).doesNotContain("ola.kafka");
  }

  @Test
  void a_meeting_moved_in_its_file_is_a_change_to_its_members_and_never_a_second_invitation()
      throws Exception {
    group("drammen", "drammen", "kraftx", "ola");
    Path first = dropped("vårmøte.csv", DAY, "");
    MimeMessage invitation = awaitMail("ola.kraftx@example.no", 1);
    Path second = dropped("vårmøte.csv", DAY.plusDays(1), "");

    MimeMessage change = awaitMail("ola.kraftx@example.no", 2);
    assertThat(List.of(first, second))
        .allSatisfy(file -> assertThat(file.getParent().getFileName()).hasToString("done"));
    assertThat(invitation.getSubject()).startsWith("Innkalling");
    assertThat(change.getSubject()).startsWith("Endret: Vårmøte");
    assertThat(uid(change)).isEqualTo(uid(invitation));
    JsonNode moved = receiptAbout("moved");
    assertThat(moved.get("status").asString()).isEqualTo("accepted");

    Path elsewhere = dropped("nytt.csv", DAY.plusDays(2), "");
    assertThat(HubClient.note(elsewhere, ".held.txt"))
        .contains("Dere har fra før et møte med samme tittel", "i kolonnen «møte-id»")
        .doesNotContain("Vårmøte");
    String id = moved.get("thing").asString().replace("meeting/drammen/", "");
    dropped("nytt.csv", DAY.plusDays(2), id);

    MimeMessage third = awaitMail("ola.kraftx@example.no", 3);
    assertThat(third.getSubject()).startsWith("Endret: Vårmøte");
    assertThat(uid(third)).isEqualTo(uid(invitation));
  }

  private Path dropped(String name, LocalDate day, String id) {
    String table =
        "Møte-id;Grupper;Tittel;Start;Slutt\n%s;kraftx;Vårmøte;%s 09:00;%s 10:00\n"
            .formatted(id, day, day);
    Path file = hub.drop("drammen", name, table.getBytes(StandardCharsets.UTF_8));
    hub.awaitTaken(file);
    return hub.outcome(file);
  }

  private static String uid(MimeMessage mail) throws Exception {
    var mixed = (MimeMultipart) mail.getContent();
    String calendar =
        new String(mixed.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return line(calendar.replace("\r\n ", ""), "UID:");
  }

  private JsonNode receiptAbout(String code) {
    return hub.receipts("drammen").stream()
        .filter(receipt -> HubClient.codes(receipt).contains(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_unknown_group_or_meeting_is_told_at_the_door() {
    Answer unknown =
        hub.submit(
            "drammen",
            Messages.from(
                "drammen", Types.MEETING_CALLED, "m-x", meeting("drammen", "nobody", "m-x", "")));
    JsonNode receipt = hub.receipt("drammen", unknown.receiptIds().get(0));
    assertThat(HubClient.codes(receipt)).containsExactly("unknown_group");

    Answer cancelled =
        hub.submit(
            "drammen",
            Messages.from("drammen", Types.MEETING_CANCELLED, "m-y", "{'meetingId':'never'}"));
    assertThat(HubClient.codes(hub.receipt("drammen", cancelled.receiptIds().get(0))))
        .containsExactly("unknown_meeting");
  }

  @Test
  void novs_secretary_calls_the_managers_with_an_attachment() throws Exception {
    group("nov", "drammen", "daglige", "leder1", "leder2");
    Answer program =
        hub.post(
            "drammen", "/api/v1/attachments", "application/pdf", new byte[] {'M', 'Z', 0, 0, 0});
    assertThat(program.codes()).containsExactly("a_program");
    Answer tooLarge =
        hub.post("drammen", "/api/v1/attachments", "application/pdf", new byte[(25 << 20) + 1]);
    assertThat(tooLarge.status()).isEqualTo(413);
    assertThat(tooLarge.codes()).containsExactly("too_large");
    Answer uploaded =
        hub.post(
            "drammen",
            "/api/v1/attachments?owner=nov",
            "application/pdf",
            "%PDF-1.7 saksliste".getBytes(StandardCharsets.UTF_8));
    assertThat(uploaded.status()).isEqualTo(201);
    String file =
        ",'attachments':[{'name':'Saksliste.pdf','sha256':'%s'}]"
            .formatted(uploaded.body().get("sha256").asString());

    admitted("drammen", Types.MEETING_CALLED, "m-nov-1", meeting("nov", "daglige", "m-nov", file));

    MimeMessage mail = awaitMail("leder1.daglige@example.no", 1);
    assertThat(mail.getFrom()[0].toString()).contains("nov@hub.example.no");
    var mixed = (MimeMultipart) mail.getContent();
    assertThat(mixed.getBodyPart(2).getFileName()).isEqualTo("Saksliste.pdf");
    assertThat(mixed.getBodyPart(2).getInputStream().readAllBytes())
        .isEqualTo("%PDF-1.7 saksliste".getBytes(StandardCharsets.UTF_8));
    assertThat(hub.get("modum", "/api/v1/meetings/nov/m-nov").status()).isEqualTo(404);
  }

  /** As Outlook.com answers: without ORGANIZER. */
  private static void reply(MimeMessage invitation, String partstat, String from, String vouched)
      throws Exception {
    var mixed = (MimeMultipart) invitation.getContent();
    String calendar =
        new String(mixed.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replace("\r\n ", "");
    String uid = line(calendar, "UID:");
    String organiser = line(calendar, "ORGANIZER").replaceFirst(".*mailto:", "");
    String body =
        """
        BEGIN:VCALENDAR
        METHOD:REPLY
        PRODID:Microsoft Exchange Server 2010
        VERSION:2.0
        BEGIN:VEVENT
        ATTENDEE;PARTSTAT=%s;CN=X:mailto:%s
        UID:%s
        DTSTAMP:%s
        SEQUENCE:0
        COMMENT:Kommer rett fra toget
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(
                partstat,
                from,
                uid,
                java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                    .format(java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC)))
            .replace("\n", "\r\n");
    MimeMessage reply = new MimeMessage(GreenMailUtil.getSession(MAIL.getSmtp().getServerSetup()));
    reply.setHeader("Authentication-Results", vouched);
    reply.setFrom(from);
    reply.setRecipients(jakarta.mail.Message.RecipientType.TO, organiser);
    reply.setSubject("Godtatt");
    reply.setDataHandler(
        new jakarta.activation.DataHandler(
            new jakarta.mail.util.ByteArrayDataSource(
                body, "text/calendar; charset=UTF-8; method=REPLY")));
    jakarta.mail.Transport.send(reply);
  }

  private static String line(String calendar, String begin) {
    return Arrays.stream(calendar.split("\r\n"))
        .filter(line -> line.startsWith(begin))
        .findFirst()
        .orElseThrow()
        .substring(begin.length());
  }

  @Test
  void an_answer_by_mail_counts_when_the_server_vouches_and_waits_when_it_does_not()
      throws Exception {
    group("drammen", "drammen", "svar", "ola", "per");
    admitted("drammen", Types.MEETING_CALLED, "m-svar-1", meeting("drammen", "svar", "m-svar", ""));

    reply(
        awaitMail("ola.svar@example.no", 1),
        "ACCEPTED",
        "ola.svar@example.no",
        "mx.example.no; dmarc=pass header.from=example.no");
    reply(
        awaitMail("per.svar@example.no", 1),
        "DECLINED",
        "per.svar@example.no",
        "forged.example.com; dmarc=pass header.from=example.no");

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                of("m-svar").at("/counts/accepted").asInt() == 1
                    && of("m-svar").get("history").size() == 2);
    JsonNode shown = of("m-svar");
    assertThat(shown.at("/invited/0/answeredHow").asString()).isEqualTo("mail");
    assertThat(shown.at("/invited/0/comment").asString()).isEqualTo("Kommer rett fra toget");
    assertThat(shown.at("/invited/0/mail/state").asString()).isEqualTo("answered");
    assertThat(shown.at("/counts/declined").asInt()).isZero();
    long waiting =
        shown
            .get("history")
            .valueStream()
            .filter(answer -> answer.get("standing").asString().equals("waits"))
            .findFirst()
            .orElseThrow()
            .get("answerId")
            .asLong();
    Answer decided =
        hub.post(
            "drammen",
            "/api/v1/meetings/drammen/m-svar/answers/" + waiting,
            "application/json",
            "{\"holds\":true}".getBytes(StandardCharsets.UTF_8));
    assertThat(decided.status()).isEqualTo(204);
    assertThat(of("m-svar").at("/counts/declined").asInt()).isEqualTo(1);
  }

  @Test
  void who_cannot_be_reached_is_told_to_the_contact() throws Exception {
    group("drammen", "drammen", "retur", "ola");
    admitted(
        "drammen", Types.MEETING_CALLED, "m-retur-1", meeting("drammen", "retur", "m-retur", ""));
    awaitMail("ola.retur@example.no", 1);
    await()
        .atMost(PATIENCE)
        .until(() -> of("m-retur").at("/invited/0/mail/state").asString("").equals("handed_over"));
    String token =
        jdbc.queryForObject(
            "SELECT token FROM kept.outbox WHERE recipient = 'ola.retur@example.no'", String.class);

    bounce("nov+b-" + token + "@hub.example.no");

    await()
        .atMost(PATIENCE)
        .until(() -> of("m-retur").at("/invited/0/mail/state").asString("").equals("bounced"));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                mails("kari@example.no").stream()
                    .anyMatch(
                        mail -> subject(mail).equals("En e-post kom ikke fram: Møte m-retur")));
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static void bounce(String to) throws Exception {
    String dsn =
        """
        From: MAILER-DAEMON@mx.example.no
        To: %s
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        No such user.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.no

        Final-Recipient: rfc822; ola.retur@example.no
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 No such user
        --b--
        """
            .formatted(to)
            .replace("\n", "\r\n");
    MimeMessage message =
        new MimeMessage(
            GreenMailUtil.getSession(MAIL.getSmtp().getServerSetup()),
            new java.io.ByteArrayInputStream(dsn.getBytes(StandardCharsets.UTF_8)));
    jakarta.mail.Transport.send(message);
  }
}
