package no.nov.hub.benchmark;

import java.io.IOException;
import java.nio.file.Files;
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
    Path installed = installed();
    List<String> script = List.of(installed.resolve("hub").toString());
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

  /** As the operator has it: a directory with the jar, the routes and the script. */
  private static Path installed() throws IOException {
    Path directory = PackagedHub.emptyDirectory("installed");
    Files.copy(Path.of("target", "nov-hub.jar"), directory.resolve("nov-hub.jar"));
    Files.copy(Path.of("hub"), directory.resolve("hub"));
    directory.resolve("hub").toFile().setExecutable(true);
    Files.createSymbolicLink(directory.resolve("routes"), Path.of("routes").toAbsolutePath());
    return directory;
  }
}
