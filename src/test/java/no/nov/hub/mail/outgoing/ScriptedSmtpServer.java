package no.nov.hub.mail.outgoing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that says what a test wants it to say, and keeps what it took as it came. */
public final class ScriptedSmtpServer implements AutoCloseable {

  /** In the place of an answer: ends the connection. */
  public static final String CUT = "cut";

  /** The same, but what came before is taken first. */
  public static final String TAKE_AND_CUT = "take and cut";

  private static final String OK = "250 2.0.0 Ok";

  /** Says what is answered to a command. */
  @FunctionalInterface
  public interface Script {

    /**
     * @param command HELLO, AUTH, MAIL, RCPT, DATA, or END after the last dot
     * @param about the line's argument; for DATA and END the recipient
     * @return an answer, {@link #CUT} or {@link #TAKE_AND_CUT}; null for the usual one
     */
    String answer(String command, String about);
  }

  /**
   * @param sender of the envelope
   * @param recipient of the envelope
   */
  public record Mail(String sender, String recipient, byte[] content) {}

  private final ServerSocket listening;
  private final Thread accepting;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Mail> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Script script = (command, about) -> null;
  private volatile boolean keeping = true;
  private volatile List<String> extensions = List.of();

  public ScriptedSmtpServer() {
    this(0);
  }

  public ScriptedSmtpServer(int port) {
    this(plain(port));
  }

  ScriptedSmtpServer(ServerSocket listening) {
    this.listening = listening;
    accepting = thread(this::accept);
  }

  private static ServerSocket plain(int port) {
    try {
      return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void says(Script said) {
    script = said;
  }

  /** Answers this to every such command; null for the usual answer. */
  void answers(String command, String answer) {
    says((asked, about) -> asked.equals(command) ? answer : null);
  }

  /** Answers this to a recipient at such a command. */
  void answers(String command, String recipient, String answer) {
    says((asked, about) -> asked.equals(command) && about.contains(recipient) ? answer : null);
  }

  void offers(String... words) {
    extensions = List.of(words);
  }

  /** Takes as before, and remembers nothing of it. */
  public void forgets() {
    keeping = false;
    taken.clear();
  }

  public int port() {
    return listening.getLocalPort();
  }

  public List<Mail> taken() {
    return taken;
  }

  int connections() {
    return connections.get();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        open.add(socket);
        connections.incrementAndGet();
        thread(() -> talk(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new Conversation(socket).run();
    } catch (IOException e) {
      // The other side has gone.
    } finally {
      open.remove(socket);
    }
  }

  private final class Conversation {

    private final InputStream in;
    private final OutputStream out;
    private String sender;
    private String recipient;

    Conversation(Socket socket) throws IOException {
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void run() throws IOException {
      boolean goesOn = say("220 scripted");
      while (goesOn) {
        String line = line();
        goesOn = line != null && handle(line);
      }
    }

    private boolean handle(String line) throws IOException {
      String word =
          line.substring(0, Math.min(4, line.length())).toUpperCase(java.util.Locale.ROOT);
      String argument = line.substring(Math.min(line.length(), 5));
      return switch (word) {
        case "EHLO", "HELO" -> answer("HELLO", argument, hello());
        case "AUTH" -> answer("AUTH", argument, "235 2.7.0 Welcome");
        case "MAIL" -> {
          sender = address(line);
          yield answer("MAIL", sender, OK);
        }
        case "RCPT" -> {
          recipient = address(line);
          yield answer("RCPT", recipient, OK);
        }
        case "DATA" -> answer("DATA", recipient, "354 Go on") && data();
        case "QUIT" -> {
          say("221 Bye");
          yield false;
        }
        default -> say(OK);
      };
    }

    private String hello() {
      StringBuilder hello = new StringBuilder("250-scripted\r\n");
      extensions.forEach(extension -> hello.append("250-").append(extension).append("\r\n"));
      return hello + "250 PIPELINING";
    }

    private static String address(String line) {
      return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private boolean answer(String command, String about, String usual) throws IOException {
      String wanted = script.answer(command, about);
      if (wanted == null) {
        return say(usual);
      }
      // Refused data does not follow.
      return !wanted.equals(CUT) && say(wanted) && !(command.equals("DATA"));
    }

    private boolean data() throws IOException {
      byte[] content = content();
      if (content == null) {
        return false;
      }
      String wanted = script.answer("END", recipient);
      if (keeping && (wanted == null || wanted.equals(TAKE_AND_CUT))) {
        taken.add(new Mail(sender, recipient, content));
      }
      return wanted == null
          ? say(OK)
          : wanted.length() > 3 && !wanted.equals(TAKE_AND_CUT) && say(wanted);
    }

    /** Without the dots of the transport; null if it does not come to its end. */
    private byte[] content() throws IOException {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (byte[] line = rawLine(); line != null; line = rawLine()) {
        if (line.length == 3 && line[0] == '.' && line[1] == '\r') {
          return content.toByteArray();
        }
        int from = line[0] == '.' ? 1 : 0;
        content.write(line, from, line.length - from);
      }
      return null;
    }

    private String line() throws IOException {
      byte[] line = rawLine();
      return line == null ? null : new String(line, StandardCharsets.UTF_8).strip();
    }

    private byte[] rawLine() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int each = in.read(); each >= 0; each = in.read()) {
        line.write(each);
        if (each == '\n') {
          return line.toByteArray();
        }
      }
      return null;
    }

    private boolean say(String answer) throws IOException {
      out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return true;
    }
  }

  /** Ends every connection that is open now. */
  void cutAll() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      accepting.join(); // Until then it may let one more in.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cutAll();
  }
}
