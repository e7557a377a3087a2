package no.nov.hub.intake.submission;

import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.count;
import static no.nov.hub.Messages.event;
import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nov.hub.HubClient;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

@HubIntegrationTest
class HttpEdgeIT {

  private static final String MESSAGES = "/api/v1/messages";

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void aSoundMessageIsAnsweredWithWhereItsReceiptWillBe() {
    Answer answer = hub.submit("baerum", count("baerum", "http-1", "2017-01-31", 600));

    assertThat(answer.status()).isEqualTo(202);
    UUID id = answer.receiptIds().get(0);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/api/v1/receipts/" + id + "?messageId=http-1");
    assertThat(answer.body().get("receipts").get(0).get("messageId").asString())
        .isEqualTo("http-1");
    JsonNode receipt = hub.eventually("baerum", "/api/v1/receipts/" + id, r -> true);
    assertThat(status(receipt)).isEqualTo("accepted");
    assertThat(receipt).isEqualTo(hub.receipt("baerum", id));
  }

  @Test
  void inBinaryModeTheAttributesAreHeaders() {
    Answer answer =
        binary(
            "baerum",
            "http-binary",
            "{\"association\":\"baerum\",\"asOf\":\"2017-02-28\",\"members\":601}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(status(hub.receipt("baerum", answer.receiptIds().get(0)))).isEqualTo("accepted");
    assertThat(hub.placesOf("baerum", "http-binary")).hasSize(1);
  }

  /** The CloudEvents HTTP binding, 3.1.3.2: what is not plain ASCII is percent-encoded. */
  @Test
  void anAttributeInAHeaderIsPercentDecoded() {
    Answer answer =
        binary(
            "baerum",
            "r%C3%A5d%20100%25",
            "{\"association\":\"baerum\",\"asOf\":\"2017-03-31\",\"members\":601}");

    assertThat(answer.body().get("receipts").get(0).get("messageId").asString())
        .isEqualTo("råd 100%");
    hub.receipt("baerum", answer.receiptIds().get(0));
    assertThat(hub.placesOf("baerum", "råd 100%")).hasSize(1);
  }

  /** The same place of the binding: an attribute may come in quotes. */
  @Test
  void attributesMayBeQuotedAndWhatTheHubDoesNotReadIsPassedOn() {
    HttpRequest.Builder request = hub.request("baerum", MESSAGES);
    Map.of(
            "Content-Type", "application/json",
            "ce-specversion", "\"1.0\"",
            "ce-id", "\"http-quoted\"",
            "ce-source", "\"/baerum\"",
            "ce-type", "\"" + Types.MEMBERSHIP_COUNTED + "\"",
            "ce-subject", "telling",
            "ce-traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .forEach(request::header);

    Answer answer =
        hub.send(
            request.POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"association\":\"baerum\",\"asOf\":\"2017-07-31\",\"members\":601}")));

    JsonNode receipt = hub.receipt("baerum", answer.receiptIds().get(0));
    assertThat(status(receipt)).as(receipt.toString()).isEqualTo("accepted");
    JsonNode shared = hub.admitted(Topics.MEMBERSHIP, "http-quoted").get(0);
    assertThat(shared.get("subject").asString()).isEqualTo("telling");
    assertThat(shared.get("traceparent").asString()).startsWith("00-0af7");
  }

  /** The CloudEvents HTTP binding, 3.2.2: a structured message may repeat its attributes. */
  @Test
  void aStructuredMessageMayRepeatItsAttributesAsHeaders() {
    Envelope count = count("baerum", "http-both", "2017-04-30", 601);

    Answer answer =
        hub.send(
            hub.request("baerum", MESSAGES)
                .header("Content-Type", Envelope.STRUCTURED)
                .header("ce-specversion", "1.0")
                .header("ce-id", "http-both")
                .POST(HttpRequest.BodyPublishers.ofByteArray(count.toJson())));

    assertThat(answer.status()).isEqualTo(202);
    JsonNode receipt = hub.receipt("baerum", answer.receiptIds().get(0));
    assertThat(status(receipt)).as(receipt.toString()).isEqualTo("accepted");
  }

  @Test
  void aBatchIsReceivedAsAWholeInItsOrder() {
    Answer answer =
        batch(
            "baerum",
            Stream.of("batch-a", "batch-b", "batch-c").map(id -> event("baerum", id, id)));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().get("receipts").valueStream().map(r -> r.get("messageId").asString()))
        .containsExactly("batch-a", "batch-b", "batch-c");
    for (UUID id : answer.receiptIds()) {
      assertThat(status(hub.receipt("baerum", id))).isEqualTo("accepted");
    }
  }

  @Test
  void ofABatchWithOneFaultNothingIsReceived() {
    int before = hub.hubsOwnTopic(Topics.inbox("baerum")).size();

    Answer answer =
        batch(
            "baerum",
            Stream.of(
                event("baerum", "whole-a", "whole-a"),
                count("baerum", "whole-b", "2017-02-30", -1),
                event("baerum", "whole-c", "whole-c")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(fields(answer)).isNotEmpty().allMatch(field -> field.startsWith("[1].data."));
    assertThat(hub.hubsOwnTopic(Topics.inbox("baerum"))).hasSize(before);
    assertThat(hub.placesOf("baerum", "whole-a")).isEmpty();
  }

  @Test
  void aBatchOfNothingButFaultsIsRefusedAndKept() {
    Answer answer =
        batch(
            "baerum",
            IntStream.range(0, 1000)
                .mapToObj(
                    i ->
                        from(
                            "baerum",
                            Types.EVENT_PUBLISHED,
                            "faulty-" + i,
                            "{'a':1,'b':2,'c':3,'d':4,'e':5,'f':6,'g':7,'h':8,'i':9,'j':10}")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.codes()).contains("unknown_field", "missing");
  }

  @Test
  void everyFaultIsToldAtOnceInBothLanguages() {
    Answer answer =
        hub.submit(
            "baerum",
            from(
                "baerum",
                Types.MEMBERSHIP_COUNTED,
                "all-faults",
                "{'association':'baerum','asOf':'31.1.2017','members':-1,'membres':600,'staff':'nine'}"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(fields(answer))
        .contains("data.asOf", "data.members", "data.staff")
        .anyMatch(field -> field.startsWith("data"));
    assertThat(answer.codes()).contains("wrong_form", "too_small", "unknown_field", "wrong_type");
    for (JsonNode reason : answer.body().get("reasons")) {
      assertThat(reason.get("message").get("nb").asString()).isNotBlank();
      assertThat(reason.get("message").get("en").asString()).isNotBlank();
    }
  }

  @Test
  void brokenJsonIsRefusedAndKept() {
    byte[] broken = "{\"specversion\":\"1.0\", broken-http".getBytes(StandardCharsets.UTF_8);

    Answer answer = hub.post("baerum", MESSAGES, Envelope.STRUCTURED, broken);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.codes()).containsExactly("not_json");
    JsonNode kept =
        hub.eventually(
            "baerum",
            "/api/v1/rejections",
            r -> r.get("rejections").valueStream().anyMatch(HttpEdgeIT::isBroken));
    JsonNode one =
        kept.get("rejections").valueStream().filter(HttpEdgeIT::isBroken).findFirst().orElseThrow();
    assertThat(one.get("status").asString()).isEqualTo("refused");
    assertThat(one.get("origin").asString()).isEqualTo("HTTP");
    assertThat(one.has("content")).as("a list is without the bytes").isFalse();
    assertThat(
            hub.get("baerum", "/api/v1/rejections/" + one.get("id").asString())
                .body()
                .get("content")
                .asString())
        .isEqualTo("{\"specversion\":\"1.0\", broken-http");
  }

  @Test
  void aBatchThatIsNotJsonIsRefusedWithWhereTheFaultStands() {
    byte[] broken = "[{\"broken\"".getBytes(StandardCharsets.UTF_8);

    Answer answer = hub.post("baerum", MESSAGES, Envelope.BATCH, broken);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.codes()).containsExactly("not_json");
  }

  @Test
  void anEmptyBatchIsReceived() {
    Answer answer =
        hub.post("baerum", MESSAGES, Envelope.BATCH, "[]".getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.receiptIds()).isEmpty();
  }

  @Test
  void aMessageForAnotherIsForbidden() {
    assertThat(hub.submit("baerum", count("drammen", "http-other", "2017-01-31", 1)).status())
        .isEqualTo(403);
  }

  @Test
  void withoutAKeyNothingIsReceived() {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(hub.uri(MESSAGES)).POST(HttpRequest.BodyPublishers.ofString("{}"));

    assertThat(hub.send(post.copy()).status()).isEqualTo(401);
    assertThat(hub.send(post.header("Authorization", "Bearer nonsense")).status()).isEqualTo(401);
  }

  @Test
  void oneByteBeyondAMebibyteIsTooLarge() {
    byte[] most = new byte[1 << 20];
    byte[] more = new byte[(1 << 20) + 1];

    assertThat(hub.post("baerum", MESSAGES, Envelope.STRUCTURED, most).status()).isEqualTo(422);
    Answer answer = hub.post("baerum", MESSAGES, Envelope.STRUCTURED, more);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.codes()).containsExactly("too_large");
  }

  @Test
  void receiptsOfOthersAreNotToBeFound() {
    UUID id =
        hub.submit("baerum", count("baerum", "private", "2017-05-31", 601)).receiptIds().get(0);
    hub.eventually("baerum", "/api/v1/receipts/" + id, r -> true);

    assertThat(hub.get("asker", "/api/v1/receipts/" + id).status()).isEqualTo(404);
    assertThat(hub.get("asker", "/api/v1/receipts/not-an-id").status()).isEqualTo(400);
  }

  @Test
  void aReceiptIsNotShownForAnotherMessageThanItsOwn() {
    UUID id =
        hub.submit("baerum", count("baerum", "own & 1", "2017-07-31", 601)).receiptIds().get(0);
    String receipt = "/api/v1/receipts/" + id;

    hub.eventually("baerum", receipt + "?messageId=own%20%26%201", r -> true);
    Answer another = hub.get("baerum", receipt + "?messageId=own-2");

    assertThat(another.status()).isEqualTo(404);
    assertThat(another.codes()).containsExactly("another_message");
  }

  @Test
  void theFiguresNameTheMessageOfTheirSource() {
    hub.submit("baerum", count("baerum", "sourced", "2017-06-30", 601));

    JsonNode statistics =
        hub.eventually(
            "asker",
            "/api/v1/statistics?asOf=2017-06-30",
            s -> s.get("sources").toString().contains("\"messageId\":\"sourced\""));

    assertThat(statistics.get("byAssociation").get("baerum").get("members").asInt()).isEqualTo(601);
  }

  private Answer binary(String holder, String id, String data) {
    HttpRequest.Builder request = hub.request(holder, MESSAGES);
    Map.of(
            "Content-Type",
            "application/json",
            "ce-specversion",
            "1.0",
            "ce-id",
            id,
            "ce-source",
            "/" + holder,
            "ce-type",
            Types.MEMBERSHIP_COUNTED)
        .forEach(request::header);
    return hub.send(request.POST(HttpRequest.BodyPublishers.ofString(data)));
  }

  private Answer batch(String holder, Stream<Envelope> messages) {
    ArrayNode events = Json.MAPPER.createArrayNode();
    messages.forEach(message -> events.add(Json.MAPPER.readTree(message.toJson())));
    return hub.post(holder, MESSAGES, Envelope.BATCH, Json.MAPPER.writeValueAsBytes(events));
  }

  private static List<String> fields(Answer answer) {
    return answer
        .body()
        .get("reasons")
        .valueStream()
        .map(reason -> reason.get("field").asString())
        .toList();
  }

  private static boolean isBroken(JsonNode rejection) {
    return HubClient.codes(rejection).equals(List.of("not_json"));
  }
}
