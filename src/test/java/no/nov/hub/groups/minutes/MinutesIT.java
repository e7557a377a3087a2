package no.nov.hub.groups.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.HubClient;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * A meeting is called, held, minuted, read, mailed, objected to and corrected, over HTTP and mail.
 */
@HubIntegrationTest
class MinutesIT {

  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final Pattern LINK =
      Pattern.compile("https://hub\\.example\\.no(/referat/[a-z0-9]+)");
  private static final String ITEMS =
      "'items':[{'decision':'Vi svarer på høringen.'},{'action':'Skrive svaret','responsible':'per.referat@example.no'}]";
  private static final String THERE = ",'attendance':[{'address':'ola.referat@example.no'}]";

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry settings) {
    MAIL.start();
    settings.add("hub.mail.smtp.host", () -> "127.0.0.1");
    settings.add("hub.mail.smtp.port", () -> MAIL.getSmtp().getPort());
    settings.add("hub.mail.smtp.tls", () -> "none");
    settings.add("hub.public-url", () -> "https://hub.example.no");
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @Autowired HubClient hub;

  private String said(String type, String id, String data) {
    return said(Messages.from("asker", type, id, data));
  }

  /** What became of it, with the codes of the reasons. */
  private String said(Envelope message) {
    Answer answer = hub.submit("asker", message);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    JsonNode receipt = hub.receipt("asker", answer.receiptIds().get(0));
    List<String> codes = HubClient.codes(receipt.has("data") ? receipt.get("data") : receipt);
    return HubClient.status(receipt) + (codes.isEmpty() ? "" : " " + String.join(" ", codes));
  }

  private String minutes(String id, String fields) {
    return said(Types.MEETING_MINUTED, id, "{'meetingId':'m-referat'," + fields + "}");
  }

  private static MimeMessage awaitMail(String name, String subject) {
    await().atMost(PATIENCE).until(() -> !mails(name, subject).isEmpty());
    return mails(name, subject).get(0);
  }

  private static List<MimeMessage> mails(String name, String subject) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> is(mail, name + "@example.no", subject))
        .toList();
  }

  private static boolean is(MimeMessage mail, String address, String subject) {
    try {
      return mail.getAllRecipients()[0].toString().contains(address)
          && mail.getSubject().startsWith(subject);
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String linkOf(MimeMessage mail) throws Exception {
    MimeMultipart mixed = (MimeMultipart) mail.getContent();
    MimeMultipart words = (MimeMultipart) mixed.getBodyPart(0).getContent();
    Matcher link = LINK.matcher(words.getBodyPart(0).getContent().toString());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private Answer page(String link) {
    return hub.send(HttpRequest.newBuilder(hub.uri(link)).GET());
  }

  private Answer post(String link, String form) {
    return hub.send(
        HttpRequest.newBuilder(hub.uri(link))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private Answer tell(String path, String json) {
    return hub.post(
        "asker",
        path,
        "application/json",
        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode shown() {
    return hub.get("asker", "/api/v1/minutes/asker/m-referat").body();
  }

  @Test
  void what_was_decided_reaches_everybody_and_is_agreed() throws Exception {
    hub.awaitReady();
    LocalDateTime start = LocalDateTime.now(OSLO).plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
    if (start.getSecond() == 0) {
      start = start.plusSeconds(1); // Without seconds it would be written without them.
    }
    LocalDateTime begins = start;
    assertThat(
            said(
                Types.GROUP_REGISTERED,
                "g-referat",
                "{'groupId':'referat','owner':'asker','kind':'other','name':'Referatgruppen','leader':{'address':'ola.referat@example.no'},"
                    + "'contact':{'name':'Kari Kontakt','address':'kari.referat@example.no'},'members':["
                    + "{'name':'Ola Leder','address':'ola.referat@example.no','personalMember':true},"
                    + "{'name':'Per Medlem','address':'per.referat@example.no','personalMember':true}]}"))
        .isEqualTo("accepted");
    assertThat(
            said(
                Types.MEETING_CALLED,
                "m-referat-call",
                "{'meetingId':'m-referat','groups':['referat'],'title':'Referatmøte','start':'%s'}"
                    .formatted(start)))
        .isEqualTo("accepted");
    String first = awaitMail("per.referat", "Innkalling").getMessageID();
    assertThat(minutes("r-ahead", ITEMS + THERE)).isEqualTo("rejected lies_ahead");
    await().atMost(PATIENCE).until(() -> LocalDateTime.now(OSLO).isAfter(begins));

    assertThat(minutes("r-nobody", ITEMS)).isEqualTo("held nobody_present");
    assertThat(minutes("r-1", ITEMS + THERE)).isEqualTo("accepted");
    MimeMessage toRead = awaitMail("ola.referat", "Les gjennom referatet: Referatmøte");
    String reading = linkOf(toRead);
    Answer read = page(reading);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text())
        .contains("Vi svarer på høringen.", "Kan referatet sendes, Ola Leder?")
        .contains("2 får referatet på e-post når du sender.");
    assertThat(read.headers().firstValue("set-cookie")).isEmpty();
    assertThat(shown().get("standing").asString()).isEqualTo("reading");
    assertThat(shown().get("willGet").asInt()).isEqualTo(2);
    assertThat(post(reading, "answer=yes").status()).isEqualTo(200);

    MimeMessage mailed = awaitMail("per.referat", "Referat: Referatmøte");
    assertThat(mailed.getHeader("In-Reply-To")).containsExactly(first);
    MimeMultipart mixed = (MimeMultipart) mailed.getContent();
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("referat-m-referat.pdf");
    String link = linkOf(mailed);
    assertThat(page(link).text()).contains("Stemmer referatet, Per Medlem?", "Forfall");
    assertThat(post(link, "answer=no&comment=Jeg+var+der").status()).isEqualTo(200);
    awaitMail("kari.referat", "Innvending mot referatet");
    assertThat(shown().get("replies").toString()).contains("objected", "Jeg var der");
    assertThat(page("/referat/aaaaaaaaaaaaaaaaaaaa").status()).isEqualTo(404);

    String correction = ITEMS + ",'version':2,'reason':'Per var der.',";
    String all = "'attendance':[{'name':'Ola Leder'},{'name':'Per Medlem'}]";
    assertThat(minutes("r-2", correction + all)).isEqualTo("accepted");
    assertThat(minutes("r-2-other", correction + all + ",'note':'Samtidig.'"))
        .isEqualTo("rejected wrong_version");
    await().atMost(PATIENCE).until(() -> shown().get("standing").asString().equals("reading"));
    assertThat(post(link, "answer=yes").status()).isEqualTo(409);
    assertThat(tell("/api/v1/minutes/asker/m-referat/release", "{'version':1}").status())
        .isEqualTo(409);
    assertThat(tell("/api/v1/minutes/asker/m-referat/release", "{'version':2}").status())
        .isEqualTo(202);
    awaitMail("per.referat", "Rettet referat: Referatmøte");
    assertThat(mails("per.referat", "Referat: Referatmøte")).hasSize(1);

    ownersSee();
    assertThat(hub.anonymousTopic(Topics.EVENTS).toString()).doesNotContain("referat@example.no");
  }

  private void ownersSee() {
    Answer pdf = hub.get("asker", "/api/v1/minutes/asker/m-referat/pdf");
    assertThat(pdf.status()).isEqualTo(200);
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(pdf.bytes()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    assertThat(hub.get("asker", "/api/v1/minutes").body().toString()).contains("m-referat");
    assertThat(hub.get("modum", "/api/v1/minutes").body().toString()).doesNotContain("m-referat");
    assertThat(hub.get("modum", "/api/v1/minutes/asker/m-referat").status()).isEqualTo(404);
    assertThat(hub.get("modum", "/api/v1/minutes/asker/m-referat/pdf").status()).isEqualTo(404);
    assertThat(hub.get("modum", "/api/v1/groups/asker/referat/next-agenda").status())
        .isEqualTo(404);

    JsonNode open = hub.get("asker", "/api/v1/groups/asker/referat/next-agenda").body();
    assertThat(open.at("/openActions/0/id").asString()).isEqualTo("m-referat.1");
    assertThat(open.at("/openActions/0/responsible").asString()).isEqualTo("Per Medlem");
    assertThat(tell("/api/v1/actions/asker/m-referat.1", "{'outcome':' '}").status())
        .isEqualTo(400);
    assertThat(tell("/api/v1/actions/asker/m-referat.1", "{'outcome':'Sendt.'}").status())
        .isEqualTo(204);
    assertThat(tell("/api/v1/actions/asker/m-referat.7", "{'outcome':'Sendt.'}").status())
        .isEqualTo(404);
    assertThat(hub.get("asker", "/api/v1/actions?group=asker/referat&open=true").text())
        .doesNotContain("m-referat.1");
    assertThat(hub.get("asker", "/api/v1/actions").text()).contains("m-referat.1", "done");
  }
}
