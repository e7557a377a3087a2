package no.nov.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a trial with attacks or broken parts has come to. Each is kept for {@link Totals}, and has
 * to be clean.
 *
 * @param subject what was tried, in a few words
 * @param tried inputs, requests or breaks
 * @param stopped of others' work that stood still, or hubs that did not come back
 * @param lost of what was acknowledged
 * @param doubled of what was acknowledged
 * @param leaked to those whom it does not concern
 */
public record Tally(
    String subject, long tried, long stopped, long lost, long doubled, long leaked) {

  static final Path FOLDER = Path.of("target", "faults");

  static final String NOT_TRIED = "not tried: ";

  /** A trial that can neither lose nor double nor leak: only stop what it was done to. */
  public static Tally ofStops(String subject, long tried, long stopped) {
    return new Tally(subject, tried, stopped, 0, 0, 0);
  }

  /** Writes it down, and fails where anything was stopped, lost, doubled or leaked. */
  public void note() {
    String line =
        String.join(
            "\t",
            subject,
            Long.toString(tried),
            Long.toString(stopped),
            Long.toString(lost),
            Long.toString(doubled),
            Long.toString(leaked));
    write(line);
    assertThat(tried).as("%s: tried", subject).isPositive();
    assertThat(this)
        .as("stopped, lost, doubled, leaked")
        .isEqualTo(new Tally(subject, tried, 0, 0, 0, 0));
  }

  /** Instead of a tally, by a trial that cannot be made here, so that it does not look clean. */
  public static void skipped(String subject, String why) {
    write(subject + "\t" + NOT_TRIED + why);
  }

  private static void write(String line) {
    try {
      Files.createDirectories(FOLDER);
      // Several processes write at once: one file each.
      Files.writeString(
          FOLDER.resolve(ProcessHandle.current().pid() + ".tsv"),
          line + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
