package no.nov.hub.mail.outgoing;

import static no.nov.hub.mail.outgoing.Letters.invitation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** From the outbox of the whole hub to a mailbox. */
@HubIntegrationTest
class SendingIT {

  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Autowired private HubClient hub;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transactions;

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry settings) {
    MAIL.start();
    settings.add("hub.mail.smtp.host", () -> "127.0.0.1");
    settings.add("hub.mail.smtp.port", () -> MAIL.getSmtp().getPort());
    settings.add("hub.mail.smtp.tls", () -> "none");
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void a_letter_of_the_outbox_arrives_and_is_told_without_its_address() throws Exception {
    add(invitation("whole-hub", "kari@example.no"));

    assertThat(MAIL.waitForIncomingEmail(30_000, 1)).isTrue();

    assertThat(MAIL.getReceivedMessages()[0].getSubject()).isEqualTo("Møte");
    assertThat(MAIL.getReceivedMessages()[0].getHeader("Message-ID"))
        .containsExactly("<whole-hub@hub.example.no>");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                operatorsView("?state=handed_over").path("newest").size() == 1
                    && !hub.get("operator", "/actuator/health")
                        .body()
                        .at("/components/mail/details/lastSent")
                        .isMissingNode());
    assertThat(operatorsView("?state=handed_over").toString())
        .doesNotContain("kari", "@example.no\"");
    assertThat(hub.send(HttpRequest.newBuilder(hub.uri("/actuator/prometheus")).GET()).text())
        .contains("nov_mail_sent_total 1.0", "nov_mail_letters{state=\"queued\"}")
        .doesNotContain("kari@", "example.no");
  }

  @Test
  void what_became_of_a_letter_is_on_the_topic_without_name_and_address() {
    add(
        new Letter(
            "topic@hub.example.no",
            Letter.Kind.INVITATION,
            "drammen",
            "meeting drammen/told-on-the-topic",
            "kari.nordmann@example.no",
            Letters.head("topic", "kari.nordmann@example.no"),
            null,
            null));

    List<String> told =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(this::onTheTopic, records -> String.join("", records).contains("told-on-the"));

    assertThat(told)
        .filteredOn(record -> record.contains("told-on-the-topic"))
        .singleElement()
        .asString()
        .contains("\"state\":\"handed_over\"", "\"type\":\"no.nov.mail.fact.v1\"");
    assertThat(told).allMatch(record -> !record.contains("kari") && !record.contains("@"));
  }

  /** In a transaction, as all do: a letter without its head would be claimed. */
  private void add(Letter letter) {
    transactions.executeWithoutResult(transaction -> outbox.add(List.of(letter)));
  }

  /** Keys, headers and bodies. */
  private List<String> onTheTopic() {
    return hub.hubsOwnTopic(Topics.MAIL).stream()
        .map(
            record ->
                new String(record.value(), StandardCharsets.UTF_8)
                    + new String(record.key(), StandardCharsets.UTF_8)
                    + record.header("content-type"))
        .toList();
  }

  private tools.jackson.databind.JsonNode operatorsView(String query) {
    return hub.get("operator", "/api/v1/operator/outbox" + query).body();
  }
}
