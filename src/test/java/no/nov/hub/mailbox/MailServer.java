package no.nov.hub.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Postfix and Dovecot of this machine, started by {@code src/test/mail-server/run}. */
final class MailServer implements AutoCloseable {

  private static final int NOT_POSSIBLE_HERE = 2;
  private static final Path SCRIPT = Path.of("src/test/mail-server/run");

  private final Path directory;

  MailServer(Path directory) {
    this.directory = directory;
  }

  /**
   * @return false where they are not installed, or this is not root
   */
  boolean start() {
    int exit = run("start");
    if (exit != 0 && exit != NOT_POSSIBLE_HERE) {
      throw new IllegalStateException("The mail server did not start; see " + directory);
    }
    return exit == 0;
  }

  int smtp() {
    return port("smtp");
  }

  int imap() {
    return port("imap");
  }

  private int port(String name) {
    Properties ports = new Properties();
    try (var in = Files.newInputStream(directory.resolve("ports"))) {
      ports.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Integer.parseInt(ports.getProperty(name));
  }

  private int run(String action) {
    try {
      Process script =
          new ProcessBuilder(SCRIPT.toString(), action, directory.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("run-" + action + ".log").toFile())
              .start();
      if (!script.waitFor(60, TimeUnit.SECONDS)) {
        script.destroyForcibly();
        throw new IllegalStateException("The mail server's script does not end");
      }
      return script.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    run("stop");
  }
}
