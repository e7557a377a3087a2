package no.nov.hub.crash;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.nov.hub.Messages;
import no.nov.hub.admission.Receipt;
import no.nov.hub.message.Envelope;
import no.nov.hub.message.Topics;
import no.nov.hub.message.Types;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Many submissions of three associations over Kafka: counts, events and positions, and one in a
 * hundred wrong.
 */
final class Load implements AutoCloseable {

  static final List<String> SENDERS = List.of("drammen", "asker", "modum");

  private static final LocalDate FIRST = LocalDate.of(2005, 1, 1);

  /** Acknowledged by Kafka: receipt id to sender. */
  final Map<UUID, String> acknowledged = new ConcurrentHashMap<>();

  final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private final Producer<byte[], byte[]> producer;

  Load(String kafka) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "delivery.timeout.ms", 120_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Messages {@code from} to {@code to}, without waiting for Kafka. */
  void send(int from, int to) {
    for (int i = from; i < to; i++) {
      String sender = SENDERS.get(i % SENDERS.size());
      byte[] body = isWrong(i) ? "{".getBytes(StandardCharsets.UTF_8) : message(sender, i).toJson();
      producer.send(
          new ProducerRecord<>(Topics.inbox(sender), body),
          (place, fault) -> {
            if (fault == null) {
              acknowledged.put(
                  Receipt.idOf(place.topic(), place.partition(), place.offset()), sender);
            } else {
              failures.add(fault);
            }
          });
    }
  }

  static boolean isWrong(int i) {
    return i % 100 == 99;
  }

  private static Envelope message(String sender, int i) {
    return switch (i % 7) {
      case 0, 1 ->
          Messages.from(
              sender,
              Types.EVENT_PUBLISHED,
              "m-" + i,
              "{'organiser':'%s','eventId':'e-%d','title':'Frokostmøte','start':'2027-03-01T08:00'}"
                  .formatted(sender, i));
      case 2 ->
          Messages.from(
              sender,
              Types.POSITION_ADOPTED,
              "m-" + i,
              "{'association':'%s','issue':{'id':'sak-%d','title':'Sak'},'stance':'for'}"
                  .formatted(sender, i));
      default ->
          Messages.from(
              sender,
              Types.MEMBERSHIP_COUNTED,
              "m-" + i,
              "{'association':'%s','asOf':'%s','members':%d}"
                  .formatted(sender, FIRST.plusDays(i), 1000 + i % 50));
    };
  }

  /** Waits until Kafka has answered for everything that was sent. */
  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
