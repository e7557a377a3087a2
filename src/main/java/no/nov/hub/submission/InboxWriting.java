package no.nov.hub.submission;

import java.util.List;
import java.util.Map;
import no.nov.hub.admission.Rejection;
import no.nov.hub.message.Envelope;
import no.nov.hub.transport.BrokerLifeline;
import no.nov.hub.transport.HubStart;
import no.nov.hub.transport.Outages;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes what somebody has said on a page of the hub into a participant's inbox, as every edge. */
@Component
public class InboxWriting {

  private static final Logger LOG = LoggerFactory.getLogger(InboxWriting.class);

  private final ProducerTemplate routes;
  private final HubStart hub;
  private final BrokerLifeline broker;

  InboxWriting(ProducerTemplate routes, HubStart hub, BrokerLifeline broker) {
    this.routes = routes;
    this.hub = hub;
    this.broker = broker;
  }

  /**
   * @param origin the page, as its owner is to find it among submissions
   * @return false if Kafka has not acknowledged it; then it can be written again
   */
  public boolean write(String participant, String origin, Envelope message) {
    if (!hub.isReady() || !broker.answers()) {
      return false;
    }
    ToInbox.Item item =
        new ToInbox.Item(
            Map.of("content-type", Envelope.STRUCTURED, Rejection.ORIGIN, origin),
            message.toJson());
    Exchange done =
        routes.send(
            "direct:write-inbox",
            exchange -> exchange.getMessage().setBody(new ToInbox(participant, List.of(item))));
    Exception fault = done.getException();
    if (fault != null && Outages.isOutage(fault)) {
      LOG.warn(
          "Kafka does not answer; what was sent from a page was not received: {}",
          fault.toString());
    } else if (fault != null) {
      LOG.error(
          "What was sent from a page failed; its sender was told that it was not received", fault);
    }
    return fault == null;
  }
}
