package no.nov.hub.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.RealSettings;
import no.nov.hub.Room;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.transport.RouteRun;
import no.nov.hub.shared.membership.MembershipRulesForTests;
import org.apache.camel.builder.RouteBuilder;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** How many may wait for Kafka, and what those are told for whom there is no room. */
class SubmittingTest {

  private static final byte[] LARGE = new byte[8 << 20];

  private final AtomicBoolean reachesKafka = new AtomicBoolean(true);
  private final AtomicBoolean waitsForOperator = new AtomicBoolean();
  private final CountDownLatch kafka = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile RuntimeException fault;
  private RouteRun routes;
  private Submitting submitting;

  @BeforeEach
  void start() throws Exception {
    List<MessageRules> rules =
        MembershipRulesForTests.all(
            RealSettings.MUNICIPALITIES, Clock.system(ZoneId.of("Europe/Oslo")));
    Inspection inspection = new Inspection(rules, new Schemas(rules));
    routes =
        RouteRun.of(
            Map.of(
                "hub.routes.write-inbox.to", "mock:inbox",
                "hub.routes.keep-refused.to", "direct:kafka"),
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
                from("direct:kafka").errorHandler(noErrorHandler()).process(e -> answer());
              }
            });
    submitting =
        new Submitting(
            routes.camel().createProducerTemplate(),
            reachesKafka::get,
            waitsForOperator::get,
            Room.ENOUGH);
  }

  private void answer() throws InterruptedException {
    asked.incrementAndGet();
    if (fault != null) {
      throw fault;
    }
    kafka.await();
  }

  @AfterEach
  void stop() {
    kafka.countDown();
    routes.close();
  }

  private CompletableFuture<ResponseEntity<Object>> post() {
    return submitting.receive(
        new HttpSubmission("modum", Map.of("content-type", Envelope.BATCH), LARGE, null));
  }

  private static int status(CompletableFuture<ResponseEntity<Object>> answer) {
    return answer.join().getStatusCode().value();
  }

  @Test
  void what_is_too_much_is_told_to_wait_a_second_and_those_before_it_are_answered() {
    List<CompletableFuture<ResponseEntity<Object>>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(post());
    }

    ResponseEntity<Object> refused = post().join();

    assertThat(refused.getStatusCode().value()).isEqualTo(429);
    assertThat(refused.getHeaders().getFirst("Retry-After")).isEqualTo("1");
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    kafka.countDown();
    assertThat(waiting).allMatch(each -> status(each) == 422);
    assertThat(status(post())).as("there is room again").isEqualTo(422);
  }

  @Test
  void only_an_outage_is_called_one() {
    fault = new TimeoutException("Kafka does not answer");
    assertThat(status(post())).isEqualTo(503);

    fault = new IllegalStateException("a fault of the hub");
    assertThat(status(post())).isEqualTo(500);

    reachesKafka.set(false);
    assertThat(status(post())).isEqualTo(503);
  }

  @Test
  void while_the_hub_waits_for_its_operator_nobody_is_told_to_try_again_in_a_while() {
    reachesKafka.set(false);
    waitsForOperator.set(true);

    ResponseEntity<Object> answer = post().join();

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(((ProblemDetail) answer.getBody()).getProperties().get("reasons"))
        .asString()
        .contains("not_received", "venter på den som drifter den", "waits for whoever runs it");
    waitsForOperator.set(false);
    assertThat(post().join().getBody()).asString().doesNotContain("whoever runs it");
  }

  @Test
  void those_behind_a_post_that_finds_kafka_gone_do_not_wait_for_it_once_more() {
    fault = new TimeoutException("Kafka does not answer");
    AtomicInteger looks = new AtomicInteger();
    Submitting whileItGoes =
        new Submitting(
            routes.camel().createProducerTemplate(),
            () -> looks.getAndIncrement() == 0,
            waitsForOperator::get,
            Room.ENOUGH);

    ResponseEntity<Object> answer =
        whileItGoes
            .receive(
                new HttpSubmission("modum", Map.of("content-type", Envelope.BATCH), LARGE, null))
            .join();

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(asked).as("sent nothing").hasValue(0);
  }
}
