package no.nov.hub.mail.person;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kafka.KafkaConstants;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Writes to {@code nov.private.erasures}. */
@Component
class ErasureTopic {

  private final CamelContext camel;
  private volatile ProducerTemplate template;

  ErasureTopic(CamelContext camel) {
    this.camel = camel;
  }

  /** Returns when Kafka has it; throws if it has not. */
  void tell(String hash, Instant at) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    data.put("person", hash);
    data.put("askedAt", at.toString());
    Envelope event =
        new Envelope(
            "erasure-" + hash.substring(0, 32) + "-" + at.toEpochMilli(),
            Types.HUB,
            Types.PERSON_ERASED,
            at.toString(),
            null,
            data);
    template()
        .requestBodyAndHeaders(
            "direct:tell-erasure",
            event.toJson(),
            Map.of(
                KafkaConstants.KEY,
                hash.getBytes(StandardCharsets.UTF_8),
                "content-type",
                Envelope.STRUCTURED.getBytes(StandardCharsets.UTF_8)));
  }

  private ProducerTemplate template() {
    if (template == null) {
      template = camel.createProducerTemplate();
    }
    return template;
  }
}
