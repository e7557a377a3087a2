package no.nov.hub.crash;

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
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The hub as a process of its own, which can be killed. */
final class HubProcess implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofSeconds(90);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final int httpPort = freePort();
  private final int kafkaPort = freePort();
  private Process process;

  HubProcess(Path directory) {
    this.directory = directory;
  }

  String kafka() {
    return "127.0.0.1:" + kafkaPort;
  }

  void start() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    try {
      process =
          new ProcessBuilder(
                  java.toString(),
                  "-Dfile.encoding=UTF-8",
                  "-Xmx512m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "no.nov.hub.HubApplication",
                  "--hub.data=" + directory.resolve("data"),
                  "--server.port=" + httpPort,
                  "--hub.embedded.kafka.port=" + kafkaPort)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await("the hub to be ready, see " + log())
        .atMost(START_PATIENCE)
        .failFast("the hub ended, see " + log(), () -> !process.isAlive())
        .until(this::isReady);
  }

  private boolean isReady() {
    try {
      return get("/actuator/health/readiness", null).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  HttpResponse<String> get(String path, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
            .timeout(Duration.ofSeconds(10));
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
  String key(String participant) {
    Properties keys = new Properties();
    try (var reader =
        Files.newBufferedReader(directory.resolve("data/secrets/bootstrap-keys.properties"))) {
      keys.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys.getProperty(participant);
  }

  /** SIGKILL: nothing is flushed, closed or committed. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("The hub survived SIGKILL");
    }
  }

  /** SIGTERM, as an operator stops it. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("The hub did not stop in order within a minute, see " + log());
    }
  }

  List<String> logLines() {
    try {
      return Files.readAllLines(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    if (process != null && process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
