package no.nov.hub.mail.outgoing;

import static no.nov.hub.mail.outgoing.Letters.ABOUT;
import static no.nov.hub.mail.outgoing.Letters.invitation;
import static no.nov.hub.mail.outgoing.Letters.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.AsyncApi;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.KafkaSettings;
import no.nov.hub.platform.transport.RouteRun;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is told of letters, from the mail server's answer to the topic. */
@EveryPart
class TellingMailFactsTest {

  private static final String KARI = "kari.nordmann@example.no";
  private static final String OLA = "ola.nordmann@example.no";

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final ScriptedSmtpServer server = new ScriptedSmtpServer();
  private final SendingHub hub = new SendingHub(database, clock, SendingHub.to(server.port()));
  private final TellingMailFacts facts = telling("hub-1");
  private final RouteRun route =
      RouteRun.of(
          Map.of(
              "hub.routes.tell-mail-facts.from",
              "direct:time",
              "hub.routes.tell-mail-facts.to",
              "mock:nov.mail"),
          Map.of("tellingMailFacts", facts),
          "71-tell-mail-facts.camel.xml");

  private TellingMailFacts telling(String instance) {
    return new TellingMailFacts(
        database.jdbc(), clock, new KafkaSettings("127.0.0.1:9092", Map.of(), instance, (short) 1));
  }

  @AfterEach
  void stop() {
    route.close();
    hub.close();
    server.close();
  }

  private void send(Letter... letters) {
    hub.outbox.add(List.of(letters));
    hub.tick();
  }

  private Exception tell() {
    return route.send("direct:time", null).getException();
  }

  private List<JsonNode> told() {
    List<JsonNode> told = new ArrayList<>();
    for (Exchange exchange : route.arrivedAt("nov.mail")) {
      for (Object each : exchange.getMessage().getBody(List.class)) {
        told.add(Json.MAPPER.readTree(((Message) each).getBody(byte[].class)));
      }
    }
    return told;
  }

  private List<String> states() {
    return told().stream().map(event -> event.at("/data/state").asString()).toList();
  }

  @Test
  void every_change_is_told_once_and_in_order() {
    server.answers("END", "451 4.7.1 Greylisted");
    send(invitation("a", KARI));
    clock.pass(Duration.ofMinutes(2));
    server.answers("END", null);
    hub.tick();
    String token = database.jdbc().queryForObject("SELECT token FROM kept.outbox", String.class);
    clock.pass(Duration.ofHours(1));
    hub.outbox.report(token, DeliveryStatus.DELAYED, "4.4.1");
    clock.pass(Duration.ofHours(1));
    hub.outbox.report(token, DeliveryStatus.BOUNCED, "5.1.1 unknown");

    tell();
    tell();

    assertThat(told())
        .extracting(
            event -> event.at("/data/state").asString(),
            event -> event.at("/data/status").asString(null),
            event -> event.at("/data/cause").asString(null),
            event -> event.at("/data/attempts").asInt(),
            event -> event.at("/data/at").asString())
        .containsExactly(
            tuple("delayed", "4.7.1", "later", 1, "2026-11-22T08:00:00Z"),
            tuple("handed_over", null, null, 2, "2026-11-22T08:02:00Z"),
            tuple("delayed", "4.4.1", "later", 2, "2026-11-22T09:02:00Z"),
            tuple("bounced", "5.1.1", "returned", 2, "2026-11-22T10:02:00Z"));
    assertThat(told())
        .extracting(event -> event.at("/data/letter").asString())
        .containsOnly(told().get(0).at("/data/letter").asString());
    assertThat(told()).extracting(event -> event.get("id").asString()).doesNotHaveDuplicates();
  }

  @Test
  void what_no_letter_was_charged_for_is_not_told() {
    server.answers("MAIL", "550 5.7.60 Not allowed to send as this user");

    send(invitation("a", KARI));
    clock.pass(Duration.ofMinutes(1));
    hub.tick();
    tell();

    assertThat(told()).isEmpty();
  }

  @Test
  void letters_that_a_newer_one_took_the_place_of_are_told_and_no_others() {
    hub.outbox.add(List.of(invitation("a", KARI), invitation("b", OLA)));
    hub.outbox.add(List.of(update("c", KARI)));

    tell();

    assertThat(states()).containsExactly("superseded");
    assertThat(told().get(0).at("/data/kind").asString()).isEqualTo("invitation");
  }

  @Test
  void a_letter_whose_time_has_passed_is_told() {
    send(Letters.letter("a", Letter.Kind.INVITATION, KARI, null, clock.instant().minusSeconds(1)));

    tell();

    assertThat(states()).containsExactly("expired");
  }

  @Test
  void what_is_told_is_as_described_and_names_nobody() {
    server.answers("RCPT", KARI, "550 5.1.1 <" + KARI + ">: Kari Nordmann has left us");
    send(invitation("a", KARI), invitation("b", OLA));

    tell();

    assertThat(states()).containsExactlyInAnyOrder("bounced", "handed_over");
    assertThat(told())
        .allSatisfy(
            event -> {
              assertThat(event.get("type").asString()).isEqualTo(Types.MAIL_FACT);
              assertThat(event.at("/data/about").asString()).isEqualTo(ABOUT);
              assertThat(AsyncApi.faults("MailFact", event.get("data"))).isEmpty();
              assertThat(event.toString())
                  .doesNotContainIgnoringCase("kari", "ola", "nordmann", "@", "left us");
            });
    assertThat(headers()).doesNotContainIgnoringCase("kari", "ola", "@");
  }

  private String headers() {
    StringBuilder headers = new StringBuilder();
    for (Exchange exchange : route.arrivedAt("nov.mail")) {
      for (Object each : exchange.getMessage().getBody(List.class)) {
        byte[] key = ((Message) each).getHeader(KafkaConstants.KEY, byte[].class);
        headers.append(new String(key, StandardCharsets.UTF_8)).append(' ');
      }
    }
    return headers.toString();
  }

  @Test
  void the_name_of_a_letter_on_the_topic_does_not_follow_from_its_message_id() {
    send(invitation("a", KARI));

    tell();

    assertThat(told().get(0).at("/data/letter").asString())
        .isNotEqualTo(Json.sha256("a@hub.example.no").substring(0, 32));
  }

  @Test
  void while_the_broker_is_out_letters_go_and_what_became_of_them_waits() {
    MockEndpoint topic = route.camel().getEndpoint("mock:nov.mail", MockEndpoint.class);
    topic.whenAnyExchangeReceived(
        exchange -> {
          throw new IllegalStateException("No broker");
        });
    send(invitation("a", KARI));

    assertThat(tell()).hasMessage("No broker");
    send(invitation("b", OLA));
    assertThat(tell()).hasMessage("No broker");
    topic.reset();
    assertThat(tell()).isNull();

    assertThat(server.taken()).hasSize(2);
    assertThat(states()).containsExactly("handed_over", "handed_over");
  }

  @Test
  void what_was_not_struck_out_in_time_is_told_again_under_the_same_id() {
    send(invitation("a", KARI));
    List<String> first = facts.next().stream().map(TellingMailFacts.Fact::id).toList();

    tell();

    assertThat(told()).extracting(event -> event.get("id").asString()).isEqualTo(first);
  }

  @Test
  void more_than_one_batch_is_told_at_once() {
    for (int i = 0; i < 501; i++) {
      hub.outbox.add(List.of(invitation("a" + i, "p%d@example.no".formatted(i))));
    }
    hub.tick();

    tell();

    assertThat(route.arrivedAt("nov.mail")).hasSize(2);
    assertThat(states()).hasSize(501);
  }

  @Test
  void of_two_instances_one_tells_and_the_other_goes_on_when_it_is_gone() {
    send(invitation("a", KARI));
    TellingMailFacts other = telling("hub-2");

    assertThat(facts.anyToTell()).isTrue();
    assertThat(other.anyToTell()).isFalse();
    assertThat(facts.anyToTell()).isTrue();
    clock.pass(Duration.ofMinutes(6));

    assertThat(other.anyToTell()).isTrue();
    assertThat(facts.anyToTell()).isFalse();
  }
}
