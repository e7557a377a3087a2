package no.nov.hub.mail.incoming;

import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Postfix and Dovecot of this machine, started by {@code src/test/mail-server/run}. */
final class MailServer implements AutoCloseable {

  private static final Path SCRIPT = Path.of("src/test/mail-server/run");

  private final Path directory;
  private final Map<String, String> environment;

  MailServer(Path directory) {
    this(directory, Map.of());
  }

  /**
   * @param environment for the script
   */
  MailServer(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
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

  void send(String from, String to, byte[] mail) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", smtp());
    properties.put("mail.smtp.from", from);
    properties.put("mail.smtp.timeout", "20000");
    Session session = Session.getInstance(properties);
    MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail));
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(message, new Address[] {new InternetAddress(to)});
    }
  }

  /** As the server counts them. */
  int mailsOf(String user, String folder) {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("127.0.0.1", imap(), user, "secret");
      Folder opened = store.getFolder(folder);
      if (!opened.exists()) {
        return 0;
      }
      opened.open(Folder.READ_ONLY);
      return opened.getMessageCount();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private int run(String action) {
    try {
      ProcessBuilder command =
          new ProcessBuilder(SCRIPT.toString(), action, directory.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("run-" + action + ".log").toFile());
      command.environment().putAll(environment);
      Process script = command.start();
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
