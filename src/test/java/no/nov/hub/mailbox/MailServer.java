package no.nov.hub.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Postfix and Dovecot of this machine, started by {@code src/test/mail-server/run}. */
final class MailServer implements AutoCloseable {

  private static final Path SCRIPT = Path.of("src/test/mail-server/run");

  private final Path directory;

  MailServer(Path directory) {
    this.directory = directory;
  }

  /**
   * @return false where they are not installed, this is not root, or the machine forbids what mail
   *     servers need (users of their own, ports, sockets); what they said is printed
   */
  boolean start() {
    boolean started = run("start") == 0;
    if (!started) {
      System.out.println("Postfix and Dovecot did not start: " + said());
    }
    return started;
  }

  private String said() {
    try {
      return Files.readString(directory.resolve("run-start.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int smtp() {
    return port("smtp");
  }

  int imap() {
    return port("imap");
  }

  Path certificate() {
    return directory.resolve("certificate.pem");
  }

  /**
   * @param name as the script names it
   */
  int port(String name) {
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
