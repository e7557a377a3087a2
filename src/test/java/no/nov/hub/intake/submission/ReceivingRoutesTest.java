package no.nov.hub.intake.submission;

import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.RouteRun;
import no.nov.hub.shared.membership.MembershipRulesForTests;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes of the HTTP edge, with Kafka swapped for a list. */
class ReceivingRoutesTest {

  private final List<Message> written = new ArrayList<>();
  private boolean kafkaIsOut;
  private int tries;
  private RouteRun routes;

  @BeforeEach
  void start() throws Exception {
    List<MessageRules> rules =
        MembershipRulesForTests.all(
            RealSettings.MUNICIPALITIES, Clock.system(ZoneId.of("Europe/Oslo")));
    Inspection inspection = new Inspection(rules, new Schemas(rules));
    routes =
        RouteRun.of(
            Map.of(
                "hub.routes.write-inbox.to", "direct:kafka",
                "hub.routes.keep-refused.to", "mock:rejected"),
            Map.of(
                "httpEdge",
                new HttpEdge(inspection, RealSettings.PARTICIPANTS),
                "inbox",
                InboxForTests.inbox()),
            "10-receive-http.camel.xml",
            "20-write-inbox.camel.xml",
            "21-keep-refused.camel.xml");
    routes
        .camel()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:kafka").errorHandler(noErrorHandler()).process(e -> take(e));
              }
            });
  }

  /** Acknowledges as Kafka does: with a place for each record. */
  private void take(Exchange exchange) {
    tries++;
    if (kafkaIsOut) {
      throw new IllegalStateException("Kafka is out");
    }
    List<RecordMetadata> places = new ArrayList<>();
    for (Object record : exchange.getMessage().getBody(List.class)) {
      Message message = (Message) record;
      TopicPartition topic =
          new TopicPartition(message.getHeader(KafkaConstants.OVERRIDE_TOPIC, String.class), 0);
      places.add(new RecordMetadata(topic, written.size(), 0, 0, 0, 0));
      written.add(message);
    }
    exchange.getMessage().setHeader(KafkaConstants.KAFKA_RECORD_META, places);
  }

  @AfterEach
  void stop() {
    routes.close();
  }

  private Exchange post(String contentType, byte[] body) {
    return routes.send(
        "direct:receive-http",
        new HttpSubmission("modum", Map.of("content-type", contentType), body, null));
  }

  private static Envelope count(String association, String id) {
    return from(
        association,
        Types.MEMBERSHIP_COUNTED,
        id,
        "{'association':'%s','asOf':'2026-06-30','members':90}".formatted(association));
  }

  @Test
  void whatIsSoundGoesToItsSendersInboxAndIsAnsweredWithTheIdOfItsReceipt() {
    Exchange done = post(Envelope.STRUCTURED, count("modum", "a").toJson());

    assertThat(done.getException()).isNull();
    assertThat(done.getMessage().getBody(List.class))
        .isEqualTo(List.of(Receipt.idOf("nov.inbox.modum", 0, 0)));
    assertThat(written.get(0).getBody()).isEqualTo(count("modum", "a").toJson());
    assertThat(written.get(0).getHeader(KafkaConstants.OVERRIDE_TOPIC))
        .isEqualTo("nov.inbox.modum");
    assertThat(text(written.get(0), "content-type")).isEqualTo(Envelope.STRUCTURED);
    assertThat(text(written.get(0), "nov-origin")).isEqualTo("HTTP");
  }

  @Test
  void aBatchBecomesARecordForEachMessageInItsOrder() {
    String batch =
        "[" + text(count("modum", "a").toJson()) + "," + text(count("modum", "b").toJson()) + "]";

    Exchange done = post(Envelope.BATCH, batch.getBytes(StandardCharsets.UTF_8));

    assertThat(done.getMessage().getBody(List.class))
        .isEqualTo(
            List.of(Receipt.idOf("nov.inbox.modum", 0, 0), Receipt.idOf("nov.inbox.modum", 0, 1)));
  }

  @Test
  void whatIsRefusedIsKeptWithTheRejectionsAndNothingReachesTheInbox() {
    Exchange done = post(Envelope.STRUCTURED, count("asker", "a").toJson());

    assertThat(done.getVariable("inspected")).isInstanceOf(Inspected.Refused.class);
    assertThat(written).isEmpty();
    List<?> kept = routes.arrivedAt("rejected").get(0).getMessage().getBody(List.class);
    Message rejection = (Message) kept.get(0);
    assertThat(rejection.getBody()).isEqualTo(count("asker", "a").toJson());
    assertThat(text(rejection, "nov-participant")).isEqualTo("modum");
    assertThat(text(rejection, "nov-status")).isEqualTo("refused");
    assertThat(UUID.fromString(text(rejection, "nov-rejection-id"))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'[{\"broken', not_json",
    "'', empty",
    "'\"text\"', not_a_batch",
    "'{}', not_a_batch",
    "'[1]', not_an_event"
  })
  void aBatchThatIsNoneIsRefusedWithTheReasonAndKept(String batch, String code) {
    Exchange done = post(Envelope.BATCH, batch.getBytes(StandardCharsets.UTF_8));

    assertThat(done.getException()).isNull();
    Inspected.Refused refused = done.getVariable("inspected", Inspected.Refused.class);
    assertThat(refused.reasons()).extracting(Reason::code).containsExactly(code);
    assertThat(refused.rejection().origin()).isEqualTo("HTTP");
    assertThat(written).isEmpty();
  }

  @Test
  void anEmptyBatchIsReceivedAndChangesNothing() {
    Exchange done = post(Envelope.BATCH, "[]".getBytes(StandardCharsets.UTF_8));

    assertThat(done.getException()).isNull();
    assertThat(done.getMessage().getBody(List.class)).isEmpty();
    assertThat(written).isEmpty();
  }

  @Test
  void whoRepeatsARefusedMessageBecauseNoAnswerCameHasOneRejection() {
    post(Envelope.STRUCTURED, count("asker", "a").toJson());
    post(Envelope.STRUCTURED, count("asker", "a").toJson());
    post(Envelope.STRUCTURED, count("asker", "b").toJson());

    List<String> ids =
        routes.arrivedAt("rejected").stream()
            .map(kept -> (Message) kept.getMessage().getBody(List.class).get(0))
            .map(rejection -> text(rejection, "nov-rejection-id"))
            .toList();
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
  }

  @Test
  void whereKafkaIsOutTheCallerIsToldAtOnce() {
    kafkaIsOut = true;

    Exchange done = post(Envelope.STRUCTURED, count("modum", "a").toJson());

    assertThat(done.getException()).hasMessage("Kafka is out");
    assertThat(tries).isEqualTo(1);
  }

  private static String text(Message message, String header) {
    return text((byte[]) message.getHeader(header));
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
