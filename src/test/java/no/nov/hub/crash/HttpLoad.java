package no.nov.hub.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.HubProcess;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Associations' systems that send over HTTP. Whatever is not answered with 202 or 422 has not been
 * received, and is sent again under the same id, as the hub asks for.
 */
final class HttpLoad implements AutoCloseable {

  private static final int SENDERS_AT_ONCE = 4;
  private static final int AGAIN_AFTER_MILLIS = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final List<HubProcess> hubs;
  private final Ledger ledger;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService senders =
      Executors.newScheduledThreadPool(SENDERS_AT_ONCE);
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param hubs that take turns, so that what one did not answer another gets
   */
  HttpLoad(List<HubProcess> hubs, Ledger ledger) {
    this.hubs = hubs;
    this.ledger = ledger;
  }

  /** One message by itself, several as a batch. */
  void send(List<Cargo> together) {
    unanswered.incrementAndGet();
    senders.execute(() -> post(together));
  }

  private void post(List<Cargo> together) {
    HubProcess hub = hubs.get(turn.getAndIncrement() % hubs.size());
    try {
      HttpResponse<String> answer =
          http.send(request(hub, together), HttpResponse.BodyHandlers.ofString());
      switch (answer.statusCode()) {
        case 202 -> accepted(together, answer.body());
        case 422 -> refused(together);
        case 503 -> again(together);
        default -> {
          ledger.surprises.add(answer.statusCode() + " " + answer.body());
          again(together);
        }
      }
    } catch (IOException e) {
      again(together);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      ledger.surprises.add(together + ": " + e);
    }
  }

  private static HttpRequest request(HubProcess hub, List<Cargo> together) {
    return HttpRequest.newBuilder(URI.create(hub.address() + "/api/v1/messages"))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + hub.key(together.get(0).sender()))
        .header("Content-Type", together.size() == 1 ? Envelope.STRUCTURED : Envelope.BATCH)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body(together)))
        .build();
  }

  private static byte[] body(List<Cargo> together) {
    if (together.size() == 1) {
      Cargo cargo = together.get(0);
      return (cargo.isWrong() ? cargo.faulty() : cargo.envelope()).toJson();
    }
    ArrayNode batch = Json.MAPPER.createArrayNode();
    together.forEach(cargo -> batch.add(Json.MAPPER.readTree(cargo.envelope().toJson())));
    return Json.MAPPER.writeValueAsBytes(batch);
  }

  private void accepted(List<Cargo> together, String body) {
    JsonNode receipts = Json.MAPPER.readTree(body).get("receipts");
    for (int i = 0; i < together.size(); i++) {
      ledger.promise(UUID.fromString(receipts.get(i).get("receiptId").asString()), together.get(i));
    }
    unanswered.decrementAndGet();
  }

  private void refused(List<Cargo> together) {
    together.stream()
        .filter(cargo -> !cargo.isWrong())
        .forEach(cargo -> ledger.surprises.add(cargo + " was refused"));
    ledger.refused.addAll(together);
    unanswered.decrementAndGet();
  }

  private void again(List<Cargo> together) {
    ledger.again.addAll(together);
    senders.schedule(() -> post(together), AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Returns when everything has been answered. */
  void finish() {
    await("answers over HTTP").atMost(PATIENCE).until(() -> unanswered.get() == 0);
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
