package no.nov.hub.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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
 * round warms up and shows that each does the whole work, and in each round each admits some
 * submissions before it is measured, since Java compiles anew for each Spring application. The
 * ratio is that of medians. The hub is measured with its door alone, since the others have nothing
 * behind theirs; what it does with all routes at work, on the same processors, is measured once and
 * printed.
 */
final class AdmissionSection implements Section {

  private static final double LEAST_OF_BARE_LOOP = 0.85;

  /** What each has admitted, of this part as many, before it is measured. */
  private static final int WARM_UP_PART = 10;

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
      List.of(HUB, BARE, SPRING, BARE_WITHOUT_MEMORY, AT_LEAST_ONCE);

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

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
      Map<Contender, List<Run>> runs = new LinkedHashMap<>();
      for (int round = 0; round <= rounds; round++) {
        List<Contender> order = new ArrayList<>(CONTENDERS);
        Collections.rotate(order, round);
        for (Contender contender : order) {
          Run run = run(contender, broker, directory.resolve("data"), round == 0);
          if (round > 0) {
            runs.computeIfAbsent(contender, c -> new ArrayList<>()).add(run);
          }
        }
      }
      runs.put(WHOLE_HUB, List.of(run(WHOLE_HUB, broker, directory.resolve("data"), false)));
      return rows(runs);
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  /**
   * @param rate submissions a second
   * @param cpu microseconds of processor time a submission, of this process, which is all but the
   *     broker
   */
  private record Run(double rate, double cpu) {}

  private Run run(Contender contender, BrokerProcess broker, Path data, boolean warmingUp)
      throws Exception {
    int count = warmingUp ? submissions / 4 : submissions;
    int before = submissions / WARM_UP_PART;
    Stage stage = Stage.clean(broker.clientProperties(), data, before + count);
    try (Contender.Ready ready = contender.prepare(stage)) {
      stage.fillInboxes(0, before);
      ready.admit(before);
      ready.pause();
      stage.fillInboxes(before, before + count);
      System.gc();
      long cpuBefore = PROCESS.getProcessCpuTime();
      long start = System.nanoTime();
      ready.admit(before + count);
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpu = (PROCESS.getProcessCpuTime() - cpuBefore) / 1e3 / count;
      System.out.printf("  … %-62s %s%n", contender.name(), shown(count / seconds, cpu));
      if (warmingUp) {
        stage.requireWholeWork();
      }
      return new Run(count / seconds, cpu);
    }
  }

  private static String shown(double rate, double cpu) {
    return "%,.0f/s, %.0f µs CPU".formatted(rate, cpu);
  }

  private static List<Row> rows(Map<Contender, List<Run>> runs) {
    Map<Contender, Double> medians = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    runs.forEach(
        (contender, measured) -> {
          double rate = median(measured.stream().map(Run::rate).toList());
          double cpu = median(measured.stream().map(Run::cpu).toList());
          medians.put(contender, rate);
          rows.add(Row.compared(contender.name(), shown(rate, cpu)));
        });
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
