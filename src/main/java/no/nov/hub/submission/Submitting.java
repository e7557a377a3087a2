package no.nov.hub.submission;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.nov.hub.message.Envelope;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;
import no.nov.hub.problem.Problem;
import no.nov.hub.submission.SubmissionController.Acknowledged;
import no.nov.hub.transport.BrokerLifeline;
import no.nov.hub.transport.HubStart;
import no.nov.hub.transport.Outages;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
   * So many may wait for Kafka at a time; the server has twice as many threads, so that somebody is
   * left to answer the others when Kafka falls silent.
   */
  private static final int MOST_WAITING = 40;

  private static final int PATIENCE_MILLIS = 250;

  private final ProducerTemplate routes;
  private final HubStart hub;
  private final BrokerLifeline broker;
  private final Semaphore room = new Semaphore(MOST_WAITING);

  Submitting(ProducerTemplate routes, HubStart hub, BrokerLifeline broker) {
    this.routes = routes;
    this.hub = hub;
    this.broker = broker;
  }

  /** What somebody has said in another way than by a message, written as one in its name. */
  public ResponseEntity<Object> submit(String participant, Envelope message) {
    return submit(
        new HttpSubmission(
            participant, Map.of("content-type", Envelope.STRUCTURED), message.toJson(), null));
  }

  ResponseEntity<Object> submit(HttpSubmission post) {
    if (!hub.isReady() || !broker.answers() || !entered()) {
      return unconfirmed();
    }
    try {
      return send(post);
    } finally {
      room.release();
    }
  }

  private boolean entered() {
    try {
      return room.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private ResponseEntity<Object> send(HttpSubmission post) {
    Exchange done =
        routes.send("direct:receive-http", exchange -> exchange.getMessage().setBody(post));
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
    ResponseEntity.BodyBuilder answer = ResponseEntity.accepted();
    if (ids.size() == 1) {
      answer.location(URI.create("/api/v1/receipts/" + ids.get(0)));
    }
    return answer.body(Map.of("receipts", Acknowledged.of(sound.messageIds(), ids)));
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

  private static ResponseEntity<Object> failed(Exception fault) {
    if (!Outages.isOutage(fault)) {
      LOG.error(
          "A submission over HTTP failed; its sender was told that it was not received", fault);
    } else {
      LOG.warn(
          "Kafka does not answer; a submission over HTTP was refused with 503: {}",
          fault.toString());
    }
    return unconfirmed();
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
