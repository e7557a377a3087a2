package no.nov.hub.intake.submission;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import no.nov.hub.intake.submission.SubmissionController.Acknowledged;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Wordless;
import no.nov.hub.platform.problem.Problem;
import no.nov.hub.platform.transport.HubStart;
import no.nov.hub.platform.transport.health.BrokerLifeline;
import no.nov.hub.platform.transport.outage.DiskSpace;
import no.nov.hub.platform.transport.outage.NoRoom;
import no.nov.hub.platform.transport.outage.Outages;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Sends a POST through the route that receives over HTTP, and puts what became of it into an
 * answer.
 */
@Component
public class Submitting {

  private static final Logger LOG = LoggerFactory.getLogger(Submitting.class);

  /**
   * So much may wait for Kafka at a time, in KiB; of small posts a thousand. None of them holds a
   * thread, and Kafka's producer has a little more room, so that nobody is held up there.
   */
  private static final int MOST_WAITING = 24 * 1024;

  private static final int LEAST_WEIGHT = 24;

  private final ProducerTemplate routes;
  private final BooleanSupplier reachesKafka;
  private final BooleanSupplier waitsForOperator;
  private final DiskSpace disk;
  private final Semaphore room = new Semaphore(MOST_WAITING);

  @Autowired
  Submitting(ProducerTemplate routes, HubStart hub, BrokerLifeline broker, DiskSpace disk) {
    this(routes, () -> hub.isReady() && broker.answers(), hub::waitsForOperator, disk);
  }

  Submitting(
      ProducerTemplate routes,
      BooleanSupplier reachesKafka,
      BooleanSupplier waitsForOperator,
      DiskSpace disk) {
    this.routes = routes;
    this.reachesKafka = reachesKafka;
    this.waitsForOperator = waitsForOperator;
    this.disk = disk;
  }

  /** What somebody has said in another way than by a message, written as one in its name. */
  public ResponseEntity<Object> submit(String participant, Envelope message) {
    return submit(
        new HttpSubmission(
            participant, Map.of("content-type", Envelope.STRUCTURED), message.toJson(), null));
  }

  ResponseEntity<Object> submit(HttpSubmission post) {
    return receive(post).join();
  }

  /** Those that come together share what is sent to Kafka; the answer comes when Kafka has it. */
  CompletableFuture<ResponseEntity<Object>> receive(HttpSubmission post) {
    if (!reachesKafka.getAsBoolean()) {
      return CompletableFuture.completedFuture(
          waitsForOperator.getAsBoolean() ? Problem.standsStill() : unconfirmed());
    }
    if (!disk.hasRoom()) {
      return CompletableFuture.completedFuture(Problem.noRoom());
    }
    int weight = Math.max(LEAST_WEIGHT, post.body().length >> 10);
    if (!room.tryAcquire(weight)) {
      return CompletableFuture.completedFuture(tooMuch());
    }
    return routes
        .asyncSend(
            "direct:receive-http", exchange -> exchange.getMessage().setBody(inItsTurn(post)))
        .thenApply(Submitting::answer)
        .exceptionally(Submitting::failed)
        .whenComplete((answer, fault) -> room.release(weight));
  }

  /**
   * Few are sent at a time, and in an outage each waits for seconds. Those behind them are not to
   * find that out once more, one after the other.
   *
   * @throws TimeoutException if Kafka has gone since the post came
   */
  private HttpSubmission inItsTurn(HttpSubmission post) {
    if (!reachesKafka.getAsBoolean()) {
      throw new TimeoutException("Kafka has gone while the submission waited for its turn");
    }
    return post;
  }

  private static ResponseEntity<Object> answer(Exchange done) {
    if (done.getException() != null) {
      return failed(done.getException());
    }
    Inspected inspected = done.getVariable("inspected", Inspected.class);
    return inspected instanceof Inspected.Refused refused
        ? refused(refused)
        : accepted((Inspected.Sound) inspected, done.getMessage().getBody(List.class));
  }

  private static ResponseEntity<Object> accepted(Inspected.Sound sound, List<?> receiptIds) {
    List<UUID> ids = receiptIds.stream().map(UUID.class::cast).toList();
    List<Acknowledged> receipts = Acknowledged.of(sound.messageIds(), ids);
    ResponseEntity.BodyBuilder answer = ResponseEntity.accepted();
    if (receipts.size() == 1) {
      answer.location(URI.create(receipts.get(0).receipt()));
    }
    return answer.body(Map.of("receipts", receipts));
  }

  private static ResponseEntity<Object> refused(Inspected.Refused refused) {
    boolean forAnother = refused.reasons().stream().map(Reason::code).anyMatch("not_yours"::equals);
    return Problem.of(
        forAnother ? HttpStatus.FORBIDDEN : HttpStatus.UNPROCESSABLE_CONTENT,
        new Text(
            "Innsendingen ble ikke tatt imot. Rett det som står under, og send på nytt.",
            "The submission was not received. Mend what is listed and send again."),
        refused.reasons());
  }

  private static ResponseEntity<Object> failed(Throwable fault) {
    if (NestedExceptionUtils.getMostSpecificCause(fault) instanceof NoRoom) {
      return Problem.noRoom(); // There was some when it was looked at before.
    }
    if (Outages.isOutage(fault)) {
      LOG.warn(
          "Kafka does not answer; a submission over HTTP was refused with 503: {}",
          Outages.kind(fault));
      return unconfirmed();
    }
    LOG.error(
        "A submission over HTTP failed; its sender was told that it was not received",
        Wordless.of(fault));
    return broken();
  }

  /** Nothing that waiting mends, so not called an outage. */
  private static ResponseEntity<Object> broken() {
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "technical",
        new Text(
            "Noe gikk galt i huben, og innsendingen er ikke mottatt. Gi beskjed til den som drifter huben; feilen er skrevet i loggen.",
            "Something went wrong in the hub, and the submission was not received. Tell whoever runs the hub; the fault is in its log."));
  }

  private static ResponseEntity<Object> tooMuch() {
    return Problem.of(
        HttpStatus.TOO_MANY_REQUESTS,
        "too_many",
        new Text(
            "Huben har for mange innsendinger under arbeid, så denne er ikke mottatt. Vent et sekund og send det samme på nytt.",
            "The hub has too many submissions at work, so this one was not received. Wait a second and send the same again."));
  }

  private static ResponseEntity<Object> unconfirmed() {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "not_received",
        new Text(
            "Huben kan ikke bekrefte at den har mottatt dette. Send det samme på nytt om litt, med samme id; det regnes ikke to ganger.",
            "The hub cannot confirm that it has received this. Send the same again in a while, with the same id; it is not counted twice."));
  }
}
