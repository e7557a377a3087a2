package no.nov.hub.benchmark;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Three hundred and a thousand messages a second, every other over HTTP and over Kafka, each sent
 * when its time has come whether or not those before have been answered; before that, a minute in
 * which the rate grows up to there, as a hub that has just been started is slower. Times run from
 * when a message was to be sent, so that a hub that makes its senders wait is not excused.
 */
final class Latency implements Section {

  private static final List<Integer> RATES = List.of(300, 1000);
  private static final int WARM_UP_SECONDS = 60;
  private static final int MEASURED_SECONDS = 30;
  private static final double TARGET = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Override
  public String title() {
    return "latency";
  }

  @Override
  public List<Row> measure() throws Exception {
    List<String> program = PackagedHub.installed();
    List<Row> rows = new ArrayList<>();
    for (int perSecond : RATES) {
      try (PackagedHub hub =
          new PackagedHub(PackagedHub.emptyDirectory("latency-" + perSecond), program)) {
        hub.start();
        rows.add(Row.compared("messages a second", Integer.toString(perSecond)));
        rows.addAll(underLoad(hub, perSecond));
        rows.add(Start.memory("resident after the load", hub));
        hub.stop();
      }
    }
    return rows;
  }

  private static List<Row> underLoad(PackagedHub hub, int perSecond) throws Exception {
    int warmUp = WARM_UP_SECONDS * perSecond / 2;
    int measured = MEASURED_SECONDS * perSecond;
    Mix mix = new Mix();
    Arrivals arrivals = new Arrivals(warmUp, measured);
    Times answers = new Times(measured);
    Map<String, String> keys = new TreeMap<>();
    for (String participant : Participants.IDS) {
      keys.put(participant, "Bearer " + hub.key(participant));
    }
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try (Producer<byte[], byte[]> kafka = producer(hub);
        Watcher watcher = new Watcher(hub.kafka(), arrivals)) {
      watcher.start();
      long begin = System.nanoTime() + 100_000_000;
      for (int i = 0; i < warmUp + measured; i++) {
        if (i == warmUp) {
          awaitAll(arrivals::warmedUp);
          begin = System.nanoTime();
        }
        long due =
            begin + (i < warmUp ? growing(i, warmUp) : (i - warmUp) * 1_000_000_000L / perSecond);
        byte[] body = mix.message(i).toJson();
        awaitTime(due);
        arrivals.sent(i, due);
        int message = i;
        if (Mix.overHttp(i)) {
          boolean counts = i >= warmUp;
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
                    } else if (counts) {
                      answers.add(System.nanoTime() - due);
                    }
                  });
        } else {
          kafka.send(new ProducerRecord<>(Topics.inbox(Mix.sender(i)), body));
        }
      }
      awaitAll(arrivals::complete);
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

  /** In nanoseconds since the warm-up began, with a rate that grows evenly. */
  private static long growing(int i, int warmUp) {
    return (long) (WARM_UP_SECONDS * Math.sqrt((double) i / warmUp) * 1e9);
  }

  private static void awaitAll(BooleanSupplier seen) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.getAsBoolean() && System.nanoTime() < end) {
      awaitTime(System.nanoTime() + 200_000_000);
    }
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
