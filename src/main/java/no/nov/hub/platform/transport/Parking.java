package no.nov.hub.platform.transport;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import no.nov.hub.platform.message.Wordless;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kafka.KafkaConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Parks a record that fails while its neighbours pass: on {@code nov.dead}, with where it was and
 * why.
 */
@Component
public class Parking {

  private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

  private final CamelContext camel;
  private volatile ProducerTemplate template;

  Parking(CamelContext camel) {
    this.camel = camel;
  }

  /** Returns when Kafka has the record; throws if it has not, so that nothing is passed over. */
  public void park(Received record, String where, Throwable why) {
    LOG.error(
        "Parked record {} of {} on nov.dead, because it fails in {} while its neighbours pass. Look for the cause",
        record.offset(),
        record.topic(),
        where,
        Wordless.of(why));
    Map<String, Object> headers = new LinkedHashMap<>();
    describe(record, where, why)
        .forEach((name, text) -> headers.put(name, text.getBytes(StandardCharsets.UTF_8)));
    if (record.key() != null) {
      headers.put(KafkaConstants.KEY, record.key());
    }
    template().requestBodyAndHeaders("direct:park", record.value(), headers);
  }

  /** The headers of a parked record. */
  public static Map<String, String> describe(Received record, String where, Throwable why) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("nov-dead-topic", record.topic());
    headers.put("nov-dead-offset", Long.toString(record.offset()));
    headers.put("nov-dead-where", where);
    headers.put("nov-dead-why", why.getClass().getName());
    return headers;
  }

  private ProducerTemplate template() {
    if (template == null) {
      template = camel.createProducerTemplate();
    }
    return template;
  }
}
