package no.nov.hub.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.nov.hub.RealSettings;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import no.nov.hub.platform.message.Json;
import tools.jackson.core.type.TypeReference;

/** The hub's own broker in a process of its own, so that it is as far away for every contender. */
final class BrokerProcess implements AutoCloseable {

  private final Process process;
  private final Map<String, Object> clientProperties;

  private BrokerProcess(Process process, Map<String, Object> clientProperties) {
    this.process = process;
    this.clientProperties = clientProperties;
  }

  static BrokerProcess start(Path directory) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("{")) {
        return new BrokerProcess(process, Json.MAPPER.readValue(line, new TypeReference<>() {}));
      }
    }
    throw new IOException("The broker did not start; its data would be in " + directory);
  }

  /** What a client needs to log on as the hub. */
  Map<String, Object> clientProperties() {
    return clientProperties;
  }

  /** Ends when the one who started it lets go of its input, also if that one is killed. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }

  public static void main(String[] directory) throws IOException {
    Path data = Path.of(directory[0]);
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(
            new EmbeddedBroker.Settings(
                data.resolve("kafka"),
                data.resolve("secrets"),
                0,
                RealSettings.PARTICIPANTS.ids()))) {
      System.out.println(Json.MAPPER.writeValueAsString(broker.clientProperties()));
      System.in.read();
    }
  }
}
