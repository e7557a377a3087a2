package no.nov.hub.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nov.hub.HubProcess;

/** The messages of a run over all edges, sent in portions. */
final class Load implements AutoCloseable {

  final Ledger ledger = new Ledger();
  private final int messages;
  private final KafkaLoad kafka;
  private final HttpLoad http;
  private final FileLoad files;

  Load(int messages, String bootstrapServers, List<HubProcess> hubs) {
    this.messages = messages;
    kafka = new KafkaLoad(bootstrapServers, ledger);
    http = new HttpLoad(hubs, ledger);
    files = new FileLoad(hubs.stream().map(HubProcess::drop).toList(), ledger);
  }

  /** Every message of the run. */
  List<Cargo> all() {
    return Stream.of(
            numbered(Edge.KAFKA, Edge.KAFKA.share(messages)),
            numbered(Edge.HTTP, Edge.HTTP.share(messages)),
            numbered(Edge.FILE, files() * Cargo.ROWS_OF_A_FILE))
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<Cargo> numbered(Edge edge, int count) {
    return IntStream.range(0, count).mapToObj(number -> new Cargo(edge, number));
  }

  private int files() {
    return Edge.FILE.share(messages) / Cargo.ROWS_OF_A_FILE;
  }

  /**
   * Begins to send the portion, and does not wait for it.
   *
   * @param portion from 0
   */
  void send(int portion, int portions) {
    slice(files(), portion, portions).forEach(files::lay);
    List<Cargo> batch = new ArrayList<>();
    slice(Edge.HTTP.share(messages), portion, portions)
        .mapToObj(number -> new Cargo(Edge.HTTP, number))
        .forEach(cargo -> addOrSend(cargo, batch));
    sendBatch(batch);
    slice(Edge.KAFKA.share(messages), portion, portions)
        .forEach(number -> kafka.send(new Cargo(Edge.KAFKA, number)));
  }

  private static IntStream slice(int all, int portion, int portions) {
    return IntStream.range(
        (int) ((long) all * portion / portions), (int) ((long) all * (portion + 1) / portions));
  }

  /** Each fourth run of ten is a batch, as far as it is in this portion. */
  private void addOrSend(Cargo cargo, List<Cargo> batch) {
    boolean inBatch = cargo.number() / Cargo.RUN % 4 == 2 && !cargo.isWrong();
    if (inBatch) {
      batch.add(cargo);
    } else {
      http.send(List.of(cargo));
    }
    if (!inBatch || cargo.number() % Cargo.RUN == Cargo.RUN - 1) {
      sendBatch(batch);
    }
  }

  private void sendBatch(List<Cargo> batch) {
    if (!batch.isEmpty()) {
      http.send(List.copyOf(batch));
      batch.clear();
    }
  }

  void finishWithoutFiles() {
    kafka.finish();
    http.finish();
  }

  /** What each association was promised last by Kafka. */
  Map<UUID, Cargo> lastByKafka() {
    int last = Edge.KAFKA.share(messages) - Cargo.RUN * Cargo.SENDERS.size();
    return ledger.promised.entrySet().stream()
        .filter(promise -> promise.getValue().edge() == Edge.KAFKA)
        .filter(promise -> promise.getValue().number() >= last)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns when every edge has acknowledged everything; then the senders go. */
  void finish() {
    finishWithoutFiles();
    files.finish();
    close();
  }

  @Override
  public void close() {
    kafka.close();
    http.close();
  }
}
