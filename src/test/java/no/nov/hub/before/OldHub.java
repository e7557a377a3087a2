package no.nov.hub.before;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import no.nov.hub.HubProcess;

/** The jar of the version before, as its operator runs it. */
final class OldHub implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path jar;
  private final Path directory;
  private final int httpPort = HubProcess.freePort();
  private final int kafkaPort = HubProcess.freePort();
  private final Process process;
  private final HubOverHttp http = new HubOverHttp("http://127.0.0.1:" + httpPort);

  /**
   * @param jar with its {@code routes/} beside it
   */
  OldHub(Path jar, Path directory, List<String> settings) {
    this.jar = jar.toAbsolutePath();
    this.directory = directory;
    List<String> words = new ArrayList<>(List.of("--server.port=" + httpPort));
    words.add("--hub.data=" + data());
    words.add("--hub.embedded.kafka.port=" + kafkaPort);
    words.addAll(settings);
    process = run(words);
    await("the hub to be ready, see " + directory)
        .atMost(PATIENCE)
        .failFast(() -> !process.isAlive())
        .ignoreException(UncheckedIOException.class)
        .until(() -> http.get("", "/actuator/health/readiness").statusCode() == 200);
  }

  HubOverHttp http() {
    return http;
  }

  Path data() {
    return directory.resolve("data");
  }

  String kafka() {
    return "127.0.0.1:" + kafkaPort;
  }

  String key(String holder) {
    Properties keys = new Properties();
    try (var file = Files.newBufferedReader(keysFile())) {
      keys.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys.getProperty(holder);
  }

  private Path keysFile() {
    return data().resolve("secrets/bootstrap-keys.properties");
  }

  void backup(Path file) {
    waitFor(
        run(
            List.of(
                "backup",
                file.toAbsolutePath().toString(),
                "--hub",
                http.address(),
                "--keys-file",
                keysFile().toString())));
  }

  /** As an operator stops it. */
  void stop() {
    process.destroy();
    waitFor(process);
  }

  private static void waitFor(Process process) {
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new AssertionError("The process of the version before does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Process run(List<String> words) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Xmx384m",
                "-jar",
                jar.toString()));
    line.addAll(words);
    try {
      return new ProcessBuilder(line)
          .directory(jar.getParent().toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("hub.log").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
