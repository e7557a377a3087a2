package no.nov.hub.benchmark;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import no.nov.hub.message.Envelope;
import no.nov.hub.message.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A thousand messages a second, every other over HTTP and over Kafka, each sent when its time has
 * come whether or not those before have been answered. Times run from when a message was to be
 * sent, so that a hub that makes its senders wait is not excused.
 */
final class Latency implements Section {

  private static final int PER_SECOND = 1000;
  private static final int WARM_UP = 15 * PER_SECOND;
  private static final int MEASURED = 30 * PER_SECOND;
  private static final double TARGET = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String title() {
    return "latency";
  }

  @Override
  public List<Row> measure() throws Exception {
    Path directory = PackagedHub.emptyDirectory("latency");
    try (PackagedHub hub = new PackagedHub(directory, PackagedHub.PLAIN)) {
      hub.start();
      List<Row> rows = new ArrayList<>(underLoad(hub));
      rows.add(Start.memory("resident after the load", hub));
      hub.stop();
      return rows;
    }
  }

  private static List<Row> underLoad(PackagedHub hub) throws Exception {
    Mix mix = new Mix();
    Arrivals arrivals = new Arrivals(WARM_UP, MEASURED);
    Times answers = new Times(MEASURED);
    Map<String, String> keys = new TreeMap<>();
    for (String participant : Participants.IDS) {
      keys.put(participant, "Bearer " + hub.key(participant));
    }
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try (Producer<byte[], byte[]> kafka = producer(hub);
        Watcher watcher = new Watcher(hub.kafka(), arrivals)) {
      watcher.start();
      long begin = System.nanoTime() + 100_000_000;
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        long due = begin + i * 1_000_000_000L / PER_SECOND;
        byte[] body = mix.message(i).toJson();
        awaitTime(due);
        arrivals.sent(i, due);
        int message = i;
        if (Mix.overHttp(i)) {
          boolean measured = i >= WARM_UP;
          http.sendAsync(
                  HttpRequest.newBuilder(hub.uri("/api/v1/messages"))
                      .header("Authorization", keys.get(Mix.sender(i)))
                      .header("Content-Type", Envelope.STRUCTURED)
                      .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .whenComplete(
                  (answer, fault) -> {
                    if (fault != null || answer.statusCode() != 202) {
                      arrivals.refused(message);
                    } else if (measured) {
                      answers.add(System.nanoTime() - due);
                    }
                  });
        } else {
          kafka.send(new ProducerRecord<>(Topics.inbox(Mix.sender(i)), body));
        }
      }
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!arrivals.complete() && System.nanoTime() < end) {
        awaitTime(System.nanoTime() + 200_000_000);
      }
    }
    List<Row> rows = new ArrayList<>();
    rows.add(Row.compared("HTTP POST to its 202, p50 and p99", said(answers)));
    rows.add(
        Row.target(
            "POSTs answered otherwise",
            Integer.toString(arrivals.refused()),
            "none",
            arrivals.refused() == 0));
    rows.add(
        Row.target(
            "messages without a receipt, counts in no figures",
            arrivals.missing(),
            "none",
            arrivals.complete()));
    rows.add(toReceipt("HTTP POST to the receipt, p50 and p99", arrivals.receiptsHttp));
    rows.add(toReceipt("Kafka produce to the receipt, p50 and p99", arrivals.receiptsKafka));
    rows.add(Row.compared("HTTP POST to the statistics record", said(arrivals.statisticsHttp)));
    rows.add(
        Row.compared("Kafka produce to the statistics record", said(arrivals.statisticsKafka)));
    return rows;
  }

  private static Row toReceipt(String what, Times times) {
    return Row.target(what, said(times), "p99 ≤ 250 ms", times.percentile(0.99) <= TARGET);
  }

  private static String said(Times times) {
    return "%.0f ms, %.0f ms".formatted(times.percentile(0.5), times.percentile(0.99));
  }

  private static void awaitTime(long due) {
    long wait = due - System.nanoTime();
    while (wait > 0) {
      LockSupport.parkNanos(wait);
      wait = due - System.nanoTime();
    }
  }

  private static Producer<byte[], byte[]> producer(PackagedHub hub) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", hub.kafka(), "linger.ms", 0),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
