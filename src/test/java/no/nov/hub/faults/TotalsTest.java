package no.nov.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TotalsTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private boolean print() throws IOException {
    PrintStream usual = System.out;
    System.setOut(new PrintStream(printed, true));
    try {
      return Totals.print(folder);
    } finally {
      System.setOut(usual);
    }
  }

  @Test
  void what_was_tried_is_added_up_and_what_was_not_is_named() throws IOException {
    Files.writeString(folder.resolve("1.tsv"), "slow clients\t40\t0\t0\t0\t0\n");
    Files.writeString(
        folder.resolve("2.tsv"), "clocks\tnot tried: no libfaketime\nfiles\t2\t1\t0\t0\t0\n");

    assertThat(print()).isTrue();
    assertThat(printed.toString().lines())
        .anyMatch(line -> line.matches("Together +42 +1 +0 +0 +0"))
        .anyMatch(line -> line.matches("clocks +not tried: no libfaketime"));
  }

  @Test
  void nothing_tried_is_no_success() throws IOException {
    assertThat(print()).isFalse();
    Files.writeString(folder.resolve("1.tsv"), "clocks\tnot tried: no libfaketime\n");
    assertThat(print()).isFalse();
  }
}
