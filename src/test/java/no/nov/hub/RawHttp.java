package no.nov.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes requests to the byte as they stand, also those that no client would send. */
public final class RawHttp {

  /**
   * @param headers by their names in small letters
   */
  public record Answer(int status, Map<String, String> headers, String body) {

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** Without what is of the moment and not of the answer. */
    public Map<String, String> lastingHeaders() {
      Map<String, String> lasting = new TreeMap<>(headers);
      lasting.keySet().removeAll(Set.of("date", "connection", "keep-alive"));
      return lasting;
    }
  }

  private RawHttp() {}

  /**
   * @param lines of request and headers, and what follows an empty line as the body
   */
  public static Answer ask(URI hub, String... lines) {
    byte[] request = String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks, and hangs up at the first bytes of the answer. */
  public static void askAndHangUp(URI hub, String... lines) {
    byte[] request = String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.getPort())) {
      socket.setSoTimeout(20_000);
      socket.setSoLinger(true, 0);
      socket.getOutputStream().write(request);
      socket.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer read(String all) {
    int end = all.indexOf("\r\n\r\n");
    String[] head = all.substring(0, end).split("\r\n");
    Map<String, String> headers =
        Arrays.stream(head)
            .skip(1)
            .map(line -> line.split(": *", 2))
            .collect(
                Collectors.toMap(
                    line -> line[0].toLowerCase(Locale.ROOT),
                    line -> line[1],
                    (one, other) -> one + ", " + other,
                    TreeMap::new));
    return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, all.substring(end + 4));
  }
}
