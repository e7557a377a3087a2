package no.nov.hub.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The packaged hub as an operator starts it: a process of its own with its embedded parts. */
final class PackagedHub implements AutoCloseable {

  static final List<String> PLAIN =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Dfile.encoding=UTF-8",
          "-Xmx384m",
          "-XX:+UseParallelGC",
          "-jar",
          "target/nov-hub.jar");

  private static final Duration START_PATIENCE = Duration.ofMinutes(5);
  private static final Duration ASK_AGAIN = Duration.ofMillis(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final List<String> program;
  private final int httpPort = freePort();
  private final int kafkaPort = freePort();
  private Process process;

  /**
   * @param program what starts it; the hub's places are added as arguments
   */
  PackagedHub(Path directory, List<String> program) {
    this.directory = directory;
    this.program = program;
  }

  /** A folder of its own under {@code target}, whose disk is the project's. */
  static Path emptyDirectory(String name) throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "benchmark"));
    return Files.createTempDirectory(parent, name + "-").toAbsolutePath();
  }

  /**
   * What starts it as docs/operate.md advises: the script, in a directory with the jar and the
   * routes; its first start prepares later ones.
   */
  static List<String> installed() throws IOException {
    Path directory = emptyDirectory("installed");
    Files.copy(Path.of("target", "nov-hub.jar"), directory.resolve("nov-hub.jar"));
    Files.copy(Path.of("hub"), directory.resolve("hub"));
    directory.resolve("hub").toFile().setExecutable(true);
    FileSystemUtils.copyRecursively(Path.of("routes"), directory.resolve("routes"));
    return List.of(directory.resolve("hub").toString());
  }

  Path data() {
    return directory.resolve("data");
  }

  String kafka() {
    return "127.0.0.1:" + kafkaPort;
  }

  /**
   * @return from the start of the process until readiness is answered with 200
   */
  Duration start() throws IOException {
    long begun = System.nanoTime();
    process =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    await("the hub to be ready, see " + log())
        .atMost(START_PATIENCE)
        .pollDelay(ASK_AGAIN)
        .pollInterval(ASK_AGAIN)
        .failFast("the hub ended, see " + log(), () -> !process.isAlive())
        .until(this::isReady);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(program);
    command.add("--hub.data=" + data());
    command.add("--server.port=" + httpPort);
    command.add("--hub.embedded.kafka.port=" + kafkaPort);
    command.add("--hub.admission.old-after-months=1200");
    command.add("--hub.quota.per-day=1TB");
    return command;
  }

  private boolean isReady() throws InterruptedException {
    try {
      return http.send(get("/actuator/health/readiness"), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false; // nothing listens yet
    }
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30)).build();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + httpPort + path);
  }

  /** The participant's first key, from the file that the operator finds. */
  String key(String participant) throws IOException {
    Properties keys = new Properties();
    try (var reader =
        Files.newBufferedReader(data().resolve("secrets/bootstrap-keys.properties"))) {
      keys.load(reader);
    }
    return keys.getProperty(participant);
  }

  /**
   * @param figure {@code VmRSS} or {@code VmHWM}, its peak
   * @return in MB, or -1 where the system does not say
   */
  long memory(String figure) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(figure + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }

  /** In order, as an operator stops it. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The hub did not stop within a minute, see " + log());
    }
  }

  private Path log() {
    return directory.resolve("hub.log");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
