package no.nov.hub.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A disk of a few megabytes in memory, which others can fill. */
final class SmallDisk implements AutoCloseable {

  private static final long MEBIBYTE = 1 << 20;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /** Skips the test, and says so, where none can be mounted. */
  static SmallDisk mount(Path directory, int mebibytes) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    boolean mounted =
        System.getProperty("os.name").equals("Linux")
            && ran(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "mode=0700,size=%dm".formatted(mebibytes),
                "tmpfs",
                directory.toString());
    if (!mounted) {
      String why = "no tmpfs can be mounted here: the trials of a full disk are skipped";
      System.out.println("[WARNING] " + why);
      Assumptions.abort(why);
    }
    return new SmallDisk(directory);
  }

  private static boolean ran(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // There is no such command.
    }
  }

  long freeMebibytes() {
    return directory.toFile().getUsableSpace() / MEBIBYTE;
  }

  /** Others' data takes all of it but so much. */
  void fillBut(long mebibytes) {
    byte[] piece = new byte[1 << 16];
    try (OutputStream others =
        Files.newOutputStream(others(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (directory.toFile().getUsableSpace() > mebibytes * MEBIBYTE) {
        others.write(piece);
      }
    } catch (IOException e) {
      if (mebibytes > 0) {
        throw new UncheckedIOException(e);
      } // Else it is full to the last byte.
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(others());
  }

  private Path others() {
    return directory.resolve("others");
  }

  @Override
  public void close() throws InterruptedException {
    ran("umount", "-l", directory.toString());
  }
}
