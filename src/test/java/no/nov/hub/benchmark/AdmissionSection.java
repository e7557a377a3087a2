package no.nov.hub.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.benchmark.BareLoop.Promise;
import org.springframework.util.FileSystemUtils;

/**
 * Admission beside loops written by hand. All contenders use one broker, in a process of its own,
 * and this process, and each finds the same submissions in new topics. They take turns; the first
 * round warms up and shows that each does the whole work. The ratio is that of medians.
 */
final class AdmissionSection implements Section {

  private static final double LEAST_OF_BARE_LOOP = 0.85;

  private static final Contender HUB = new Hub("hub: admission", Hub.ADMISSION_ALONE);
  private static final Contender BARE =
      new BareLoop(
          "bare loop, same guarantee (transactions, repeats known)",
          Promise.ONE_RECEIPT_AND_NO_REPEAT);
  private static final Contender BARE_WITHOUT_MEMORY =
      new BareLoop("bare loop with transactions that takes repeats anew", Promise.ONE_RECEIPT);
  private static final Contender AT_LEAST_ONCE =
      new BareLoop("plain at-least-once loop", Promise.AT_LEAST_ONCE);
  private static final Contender SPRING =
      new SpringKafka("spring-kafka, transactional batch listener, repeats known");
  private static final Contender WHOLE_HUB = new Hub("hub: all routes at work", Hub.ALL);

  private static final List<Contender> CONTENDERS =
      List.of(HUB, BARE, SPRING, BARE_WITHOUT_MEMORY, AT_LEAST_ONCE, WHOLE_HUB);

  private final int submissions;
  private final int rounds;

  AdmissionSection() {
    this(200_000, 3);
  }

  AdmissionSection(int submissions, int rounds) {
    this.submissions = submissions;
    this.rounds = rounds;
  }

  @Override
  public String title() {
    return "admission";
  }

  @Override
  public List<Row> measure() throws Exception {
    Path directory =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "admission");
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"))) {
      Map<Contender, List<Double>> rates = new LinkedHashMap<>();
      for (int round = 0; round <= rounds; round++) {
        List<Contender> order = new ArrayList<>(CONTENDERS);
        Collections.rotate(order, round);
        for (Contender contender : order) {
          double rate = run(contender, broker, directory.resolve("data"), round == 0);
          if (round > 0) {
            rates.computeIfAbsent(contender, c -> new ArrayList<>()).add(rate);
          }
        }
      }
      return rows(rates);
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  /**
   * @return submissions a second
   */
  private double run(Contender contender, BrokerProcess broker, Path data, boolean warmingUp)
      throws Exception {
    int count = warmingUp ? submissions / 4 : submissions;
    Stage stage = Stage.clean(broker.clientProperties(), data, count);
    try (Contender.Ready ready = contender.prepare(stage)) {
      stage.fillInboxes();
      System.gc();
      long before = System.nanoTime();
      ready.admitAll();
      double seconds = (System.nanoTime() - before) / 1e9;
      System.out.printf("  … %-62s %,9.0f/s%n", contender.name(), count / seconds);
      if (warmingUp) {
        stage.requireWholeWork();
      }
      return count / seconds;
    }
  }

  private static List<Row> rows(Map<Contender, List<Double>> rates) {
    Map<Contender, Double> medians = new LinkedHashMap<>();
    rates.forEach((contender, measured) -> medians.put(contender, median(measured)));
    List<Row> rows = new ArrayList<>();
    medians.forEach(
        (contender, median) ->
            rows.add(Row.compared(contender.name(), "%,.0f/s".formatted(median))));
    double hub = medians.get(HUB);
    double ofBare = hub / medians.get(BARE);
    double ofSpring = hub / medians.get(SPRING);
    rows.add(
        Row.gate(
            "hub: admission, of the bare loop with the same guarantee",
            "%.2f".formatted(ofBare),
            "at least %.2f".formatted(LEAST_OF_BARE_LOOP),
            ofBare >= LEAST_OF_BARE_LOOP));
    rows.add(
        Row.gate(
            "hub: admission, of spring-kafka",
            "%.2f".formatted(ofSpring),
            "at least 1.00",
            ofSpring >= 1));
    rows.add(
        ratio(
            "hub: admission, of the bare loop that takes repeats anew",
            hub / medians.get(BARE_WITHOUT_MEMORY)));
    rows.add(
        ratio("hub: admission, of the plain at-least-once loop", hub / medians.get(AT_LEAST_ONCE)));
    return rows;
  }

  private static Row ratio(String what, double ratio) {
    return Row.compared(what, "%.2f".formatted(ratio));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
