package no.nov.hub.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process to readiness, and the memory it then takes. */
final class Start implements Section {

  private static final Duration TARGET = Duration.ofSeconds(10);
  private static final long TARGET_MB = 700;

  @Override
  public String title() {
    return "start";
  }

  @Override
  public List<Row> measure() throws Exception {
    List<Row> rows = new ArrayList<>();
    starts(rows, "java -jar nov-hub.jar", PackagedHub.emptyDirectory("plain"), PackagedHub.PLAIN);
    List<String> script = PackagedHub.installed();
    try (PackagedHub preparing = new PackagedHub(PackagedHub.emptyDirectory("first"), script)) {
      rows.add(Row.compared("./hub, the first time of a version", said(preparing.start())));
      preparing.stop();
    }
    starts(rows, "./hub", PackagedHub.emptyDirectory("fast"), script);
    return rows;
  }

  private static void starts(List<Row> rows, String how, Path directory, List<String> program)
      throws Exception {
    for (String folder : List.of("an empty folder", "a filled one")) {
      try (PackagedHub hub = new PackagedHub(directory, program)) {
        Duration time = hub.start();
        rows.add(
            Row.target(how + " on " + folder, said(time), "10 s", time.compareTo(TARGET) <= 0));
        rows.add(memory("resident then", hub));
        hub.stop();
      }
    }
  }

  /** Against the target is the peak. */
  static Row memory(String when, PackagedHub hub) throws IOException {
    long peak = hub.memory("VmHWM");
    return Row.target(
        when + ", and at most",
        "%d MB, %d MB".formatted(hub.memory("VmRSS"), peak),
        "700 MB",
        peak >= 0 && peak <= TARGET_MB);
  }

  private static String said(Duration time) {
    return "%.1f s".formatted(time.toMillis() / 1000.0);
  }
}
