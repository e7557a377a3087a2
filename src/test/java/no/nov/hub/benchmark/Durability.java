package no.nov.hub.benchmark;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import no.nov.hub.Messages;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What it costs that an acknowledgement means the disk: the embedded broker with and without {@code
 * hub.embedded.kafka.flush}, written to by a bare client and through the hub, in turn on the same
 * disk.
 */
final class Durability implements Section {

  private static final int WARM_UP = 2_000;
  private static final int ONE_BY_ONE = 500;
  private static final int TOGETHER = 20_000;
  private static final int POSTS = 6_000;
  private static final int AT_ONCE = 16;
  private static final int RECEIPTS = 100;
  private static final int MESSAGE_BYTES = 300;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public String title() {
    return "durability";
  }

  @Override
  public List<Row> measure() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (boolean flush : List.of(false, true)) {
      String on = flush ? "flushed" : "not flushed";
      rows.addAll(bare(on, flush));
      rows.addAll(hub(on, flush));
    }
    return rows;
  }

  private static List<Row> bare(String on, boolean flush) throws Exception {
    Path directory = PackagedHub.emptyDirectory("durability-bare");
    EmbeddedBroker.Settings settings =
        new EmbeddedBroker.Settings(
            directory.resolve("kafka"), directory.resolve("secrets"), 0, List.of(), flush);
    byte[] message = new byte[MESSAGE_BYTES];
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings);
        Producer<byte[], byte[]> kafka = producer(broker.clientProperties())) {
      try (Admin admin = Admin.create(broker.clientProperties())) {
        admin.createTopics(List.of(new NewTopic("bare", 1, (short) 1))).all().get();
      }
      together(kafka, message, WARM_UP);
      Times times = new Times(ONE_BY_ONE);
      for (int i = 0; i < ONE_BY_ONE; i++) {
        long start = System.nanoTime();
        kafka.send(new ProducerRecord<>("bare", message)).get();
        times.add(System.nanoTime() - start);
      }
      double perSecond = together(kafka, message, TOGETHER);
      return List.of(
          Row.compared("bare client, " + on + ", one by one, p50 and p99", said(times)),
          Row.compared("bare client, " + on + ", together", "%,.0f/s".formatted(perSecond)));
    }
  }

  private static double together(Producer<byte[], byte[]> kafka, byte[] message, int many)
      throws Exception {
    long start = System.nanoTime();
    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      sent.add(kafka.send(new ProducerRecord<>("bare", message)));
    }
    for (Future<?> each : sent) {
      each.get();
    }
    return many * 1e9 / (System.nanoTime() - start);
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> client) {
    return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private List<Row> hub(String on, boolean flush) throws Exception {
    List<String> program = new ArrayList<>(program());
    program.add("--hub.embedded.kafka.flush=" + flush);
    try (PackagedHub hub = new PackagedHub(PackagedHub.emptyDirectory("durability"), program)) {
      hub.start();
      String key = hub.key("drammen");
      posts(hub, key, "warm", WARM_UP, new Times(WARM_UP));
      Times answers = new Times(POSTS);
      double perSecond = posts(hub, key, "post", POSTS, answers);
      Times receipts = new Times(RECEIPTS);
      for (int i = 0; i < RECEIPTS; i++) {
        long start = System.nanoTime();
        String receipt = post(hub, key, "receipt-" + i);
        while (get(hub, key, receipt) != 200) {
          LockSupport.parkNanos(2_000_000);
        }
        receipts.add(System.nanoTime() - start);
      }
      hub.stop();
      return List.of(
          Row.compared("posts, " + on + ", sixteen at once", "%,.0f/s".formatted(perSecond)),
          Row.compared("the same to their 202, p50 and p99", said(answers)),
          Row.compared("one post to its receipt, " + on + ", p50 and p99", said(receipts)));
    }
  }

  private double posts(PackagedHub hub, String key, String name, int many, Times times)
      throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    for (int sender = 0; sender < AT_ONCE; sender++) {
      all.add(
          senders.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < many; i = next.getAndIncrement()) {
                  long begin = System.nanoTime();
                  post(hub, key, name + "-" + i);
                  times.add(System.nanoTime() - begin);
                }
                return null;
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }
    senders.shutdown();
    return many * 1e9 / (System.nanoTime() - start);
  }

  /**
   * @return where its receipt will be
   */
  private String post(PackagedHub hub, String key, String id)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(hub.uri("/api/v1/messages"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", Envelope.STRUCTURED)
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        Messages.event("drammen", id, id).toJson()))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 202) {
      throw new IOException("A post was answered with " + answer.statusCode());
    }
    return Json.MAPPER.readTree(answer.body()).at("/receipts/0/receipt").asString();
  }

  private int get(PackagedHub hub, String key, String path)
      throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(hub.uri(path)).header("Authorization", "Bearer " + key).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** From the classes as they are, since how it is packaged makes no difference here. */
  private static List<String> program() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dfile.encoding=UTF-8",
        "-Xmx384m",
        "-XX:+UseParallelGC",
        "-cp",
        System.getProperty("java.class.path"),
        "no.nov.hub.HubApplication");
  }

  private static String said(Times times) {
    return "%.1f ms, %.1f ms".formatted(times.percentile(0.5), times.percentile(0.99));
  }
}
