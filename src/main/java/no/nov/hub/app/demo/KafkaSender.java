package no.nov.hub.app.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import no.nov.hub.platform.embedded.EmbeddedKafka;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Writes to an inbox as any client on this machine can, without a name or a password. */
@Component
@Profile("demo")
class KafkaSender {

  private static final List<String> ATTRIBUTES = List.of("specversion", "id", "source", "type");

  private final EmbeddedKafka kafka;

  KafkaSender(EmbeddedKafka kafka) {
    this.kafka = kafka;
  }

  void structured(String participant, List<ObjectNode> events)
      throws InterruptedException, ExecutionException {
    send(events.stream().map(event -> structured(participant, event)).toList());
  }

  void binary(String participant, List<ObjectNode> events)
      throws InterruptedException, ExecutionException {
    send(events.stream().map(event -> binary(participant, event)).toList());
  }

  private static ProducerRecord<byte[], byte[]> structured(String participant, ObjectNode event) {
    ProducerRecord<byte[], byte[]> record =
        record(participant, Json.MAPPER.writeValueAsBytes(event));
    record.headers().add("content-type", utf8(Envelope.STRUCTURED));
    return record;
  }

  private static ProducerRecord<byte[], byte[]> binary(String participant, ObjectNode event) {
    ProducerRecord<byte[], byte[]> record =
        record(participant, Json.MAPPER.writeValueAsBytes(event.get("data")));
    for (String attribute : ATTRIBUTES) {
      record.headers().add("ce_" + attribute, utf8(event.get(attribute).asString()));
    }
    record.headers().add("content-type", utf8("application/json"));
    return record;
  }

  private static ProducerRecord<byte[], byte[]> record(String participant, byte[] value) {
    return new ProducerRecord<>(Topics.inbox(participant), value);
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records)
      throws InterruptedException, ExecutionException {
    Map<String, Object> properties = Map.of("bootstrap.servers", kafka.openBootstrapServers());
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Future<RecordMetadata> sent : records.stream().map(producer::send).toList()) {
        sent.get();
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
