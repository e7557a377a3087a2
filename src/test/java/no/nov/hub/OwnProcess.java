package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as an operator runs it who waits for its end. */
public final class OwnProcess {

  private OwnProcess() {}

  /** What it said, on either of its outputs. */
  public record Said(int code, String text) {}

  /** A command, or only settings: then a hub is to start. */
  public static Said run(String... words) {
    List<String> line = new ArrayList<>(HubJvm.command());
    line.add("-XX:TieredStopAtLevel=1"); // Starts sooner; none of the runs is long.
    line.add(HubApplication.class.getName());
    line.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return new Said(process.exitValue(), said.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
