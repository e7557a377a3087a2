package no.nov.hub;

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
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The hub as a process of its own, which can be killed, stopped and held up. */
public final class HubProcess implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofSeconds(120);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final List<String> settings;
  private final List<String> java;
  private final int httpPort = freePort();
  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private Process process;

  /**
   * @param directory of its own, for its log
   * @param settings as arguments, such as {@code --hub.data=…}
   */
  public HubProcess(Path directory, List<String> settings) {
    this(directory, settings, List.of());
  }

  /**
   * @param machine what stands before the command line, such as {@code faketime +2h} or {@code
   *     prlimit --nofile=128}
   */
  public HubProcess(Path directory, List<String> settings, List<String> machine) {
    this(Stream.of(machine, HubJvm.command()).flatMap(List::stream).toList(), directory, settings);
  }

  /**
   * @param java up to its options
   */
  HubProcess(List<String> java, Path directory, List<String> settings) {
    this.java = java;
    this.directory = directory;
    this.settings = settings;
  }

  /** On embedded parts of its own, everything in {@code directory}. */
  public static HubProcess embedded(Path directory, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--hub.data=" + directory.resolve("data"),
                "--hub.embedded.kafka.port=" + freePort()));
    settings.addAll(List.of(more));
    return new HubProcess(directory, settings);
  }

  /** Begins to start, and does not wait for it. */
  public void launch() {
    process = run("--server.port=" + httpPort);
  }

  /** Takes from the stopped hub everything that the topics can give again. */
  public void empty() throws InterruptedException {
    Process rebuild = run("rebuild", "--admission");
    if (!rebuild.waitFor(60, TimeUnit.SECONDS) || rebuild.exitValue() != 0) {
      rebuild.destroyForcibly();
      throw new AssertionError("rebuild --admission failed, see " + log());
    }
  }

  private Process run(String... words) {
    List<String> command = new ArrayList<>(java);
    command.addAll(
        List.of(
            "-Dfile.encoding=UTF-8",
            // Whoever is killed does not tidy up.
            "-Djava.io.tmpdir=" + temporary(),
            "-Xmx384m",
            "-XX:+UseParallelGC", // As it is shipped: another collector runs out elsewhere.
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=1", // Starts sooner; none of the runs is long.
            "no.nov.hub.HubApplication"));
    command.addAll(List.of(words));
    command.addAll(settings);
    try {
      Files.createDirectories(temporary());
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void awaitReady() {
    await("the hub to be ready, see " + log())
        .atMost(START_PATIENCE)
        .failFast("the hub ended, see " + log(), () -> !process.isAlive())
        .until(this::isReady);
  }

  public void start() {
    launch();
    awaitReady();
  }

  public boolean isReady() {
    try {
      return get("/actuator/health/readiness", null).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  public String address() {
    return "http://127.0.0.1:" + httpPort;
  }

  public HttpResponse<String> get(String path, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(30));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The participant's first key, from the file that the operator finds. */
  public String key(String participant) {
    return keys.computeIfAbsent(participant, id -> keys().getProperty(id));
  }

  private Properties keys() {
    Properties read = new Properties();
    try (var reader = Files.newBufferedReader(secrets().resolve("bootstrap-keys.properties"))) {
      read.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  public Path drop() {
    return directory.resolve("data/drop");
  }

  private Path secrets() {
    return settings.stream()
        .filter(setting -> setting.startsWith("--hub.access.secrets="))
        .map(setting -> Path.of(setting.substring(setting.indexOf('=') + 1)))
        .findFirst()
        .orElseGet(() -> directory.resolve("data/secrets"));
  }

  /** SIGKILL: nothing is flushed, closed or committed. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("The hub survived SIGKILL");
    }
  }

  /** SIGTERM, as an operator stops it. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("The hub did not stop in order within a minute, see " + log());
    }
  }

  /** Of the process that runs now, or ran last. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Of the process that has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  private Path temporary() {
    return directory.resolve("tmp");
  }

  /** Everything that it has printed since its first start. */
  public Path log() {
    return directory.resolve("hub.log");
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
