package no.nov.hub.crash;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.platform.message.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Associations' systems that write to their inboxes. */
final class KafkaLoad implements AutoCloseable {

  private final Ledger ledger;
  private final Producer<byte[], byte[]> producer;
  private final Queue<Cargo> again = new ConcurrentLinkedQueue<>();

  KafkaLoad(String bootstrapServers, Ledger ledger) {
    this.ledger = ledger;
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "delivery.timeout.ms",
                60_000,
                "reconnect.backoff.max.ms",
                250),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void send(Cargo cargo) {
    byte[] body =
        cargo.isWrong() ? "{".getBytes(StandardCharsets.UTF_8) : cargo.envelope().toJson();
    producer.send(
        new ProducerRecord<>(Topics.inbox(cargo.sender()), body),
        (place, fault) -> {
          if (fault == null) {
            ledger.promise(Receipt.idOf(place.topic(), place.partition(), place.offset()), cargo);
          } else {
            ledger.again.add(cargo);
            again.add(cargo);
          }
        });
  }

  /** Returns when Kafka has acknowledged everything. */
  void finish() {
    producer.flush();
    while (!again.isEmpty()) {
      send(again.remove());
      producer.flush();
    }
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ZERO);
  }
}
