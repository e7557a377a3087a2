package no.nov.hub.platform.transport;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.PollOnError;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommitFactory;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Camel's Kafka component as every route of the hub uses it: batches, byte arrays, offsets
 * committed by the hub alone, and again from the last commit after any failure. Other combinations
 * of these settings have lost records.
 */
@Configuration
class CamelKafka {

  private static final int MAX_POLL_RECORDS = 1000;

  /**
   * So long records are gathered: shorter makes more and smaller transactions, longer makes
   * receipts late.
   */
  private static final int GATHERING_MILLIS = 50;

  private static final int MAX_REQUEST_BYTES = 3 << 20;

  /** Another instance takes over after this long; the usual 45 s would be a long silence. */
  private static final int SESSION_MILLIS = 10_000;

  private static final int DAY_MILLIS = 24 * 60 * 60 * 1000;

  @Bean("kafka")
  KafkaComponent kafka(
      Broker broker, KafkaSettings kafka, CamelContext camel, LostTopics lostTopics) {
    KafkaConfiguration settings = new KafkaConfiguration();
    connect(settings, broker.clientProperties());
    consume(settings);
    // The instance that comes back after a kill gets its partitions at once. A member without a
    // name would wait until the session of its dead self has run out (KIP-345).
    settings.setGroupInstanceId(kafka.instance());
    produce(settings);
    settings.setHeaderFilterStrategy(new AllowedHeaders());
    settings.setPreValidateHostAndPort(false);
    KafkaComponent component = new KafkaComponent();
    component.setConfiguration(settings);
    component.setKafkaClientFactory(new CarefulConsumers(camel, lostTopics));
    component.setKafkaManualCommitFactory(new DefaultKafkaManualCommitFactory());
    return component;
  }

  private static void connect(KafkaConfiguration settings, Map<String, Object> properties) {
    Map<String, Object> further = new HashMap<>(properties);
    settings.setBrokers((String) further.remove("bootstrap.servers"));
    Object protocol = further.remove("security.protocol");
    if (protocol != null) {
      settings.setSecurityProtocol(protocol.toString());
    }
    Object mechanism = further.remove("sasl.mechanism");
    if (mechanism != null) {
      settings.setSaslMechanism(mechanism.toString());
    }
    Object login = further.remove("sasl.jaas.config");
    if (login != null) {
      settings.setSaslJaasConfig(login.toString());
    }
    // A topic that was not written for a while would be forgotten, and its next writer held up.
    further.put("metadata.max.idle.ms", DAY_MILLIS);
    settings.setAdditionalProperties(further);
  }

  private static void consume(KafkaConfiguration settings) {
    settings.setKeyDeserializer(ByteArrayDeserializer.class.getName());
    settings.setValueDeserializer(ByteArrayDeserializer.class.getName());
    settings.setAutoOffsetReset("none"); // See CarefulConsumers.
    settings.setIsolationLevel("read_committed");
    settings.setSessionTimeoutMs(SESSION_MILLIS);
    settings.setAutoCommitEnable(false);
    settings.setAllowManualCommit(true);
    settings.setBatching(true);
    settings.setMaxPollRecords(MAX_POLL_RECORDS);
    settings.setPollTimeoutMs((long) GATHERING_MILLIS);
    settings.setBatchingIntervalMs(GATHERING_MILLIS);
    settings.setBreakOnFirstError(true);
    settings.setPollOnError(PollOnError.RECONNECT);
  }

  private static void produce(KafkaConfiguration settings) {
    settings.setKeySerializer(ByteArraySerializer.class.getName());
    settings.setValueSerializer(ByteArraySerializer.class.getName());
    // Those who ask in the first seconds of an outage wait no longer than this.
    settings.setMaxBlockMs(3_000);
    settings.setRequestTimeoutMs(3_000);
    settings.setDeliveryTimeoutMs(6_000);
    settings.setMaxRequestSize(MAX_REQUEST_BYTES);
    settings.setSynchronous(true);
    settings.setRecordMetadata(true);
    settings.setBatchWithIndividualHeaders(true);
  }

  /**
   * No header of a record becomes a header of an exchange, where it could name another topic or
   * endpoint; batches read what they need from the record itself. On the way out only what the hub
   * means to send.
   */
  private static final class AllowedHeaders implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
      return true;
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
      return !(name.startsWith("nov-") || name.startsWith("ce_") || name.equals("content-type"));
    }
  }
}
