package no.nov.hub.intake.submission;

import static no.nov.hub.Messages.position;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Posts that come at the same moment share what is sent to Kafka. */
@HubIntegrationTest
class ManyAtOnceIT {

  private static final int AT_ONCE = 256;
  private static final int ROUNDS = 4;
  private static final int ALONE = 20;

  @Autowired HubClient hub;

  private int again;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void all_are_received_and_sooner_than_one_after_the_other() {
    status(post("warm-up", 0));
    Duration alone =
        each(ALONE, () -> IntStream.range(0, ALONE).forEach(i -> status(post("alone", i))));

    Duration together =
        each(ROUNDS * AT_ONCE, () -> IntStream.range(0, ROUNDS).forEach(this::allOf));

    assertThat(together).isLessThan(alone);
    assertThat(again).as("waves in which Kafka stood still for seconds").isLessThan(2);
  }

  private static Duration each(int posts, Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start).dividedBy(posts);
  }

  /** What is answered 503 is sent again with its id, as the answer says: a machine may stall. */
  private void allOf(int round) {
    List<Integer> answers = wave(round);
    if (answers.contains(503)) {
      again++;
      hub.awaitReady();
      answers = wave(round);
    }
    assertThat(answers).containsOnly(202);
  }

  private List<Integer> wave(int round) {
    List<CompletableFuture<HttpResponse<Void>>> sent =
        IntStream.range(0, AT_ONCE).mapToObj(i -> post("together-" + round, i)).toList();
    return sent.stream().map(ManyAtOnceIT::status).toList();
  }

  private static int status(CompletableFuture<HttpResponse<Void>> sent) {
    return sent.join().statusCode();
  }

  private CompletableFuture<HttpResponse<Void>> post(String name, int number) {
    Envelope message = position("osloregionen", name + "-" + number, "many-at-once", "for");
    HttpRequest request =
        hub.request("osloregionen", "/api/v1/messages")
            .header("Content-Type", Envelope.STRUCTURED)
            .POST(HttpRequest.BodyPublishers.ofByteArray(message.toJson()))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
  }
}
