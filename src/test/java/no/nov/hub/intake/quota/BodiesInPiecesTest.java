package no.nov.hub.intake.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import no.nov.hub.HttpSlice;
import no.nov.hub.intake.access.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Bodies that come in chunks, and so say at their ends only how long they are. */
class BodiesInPiecesTest {

  @TempDir Path data;

  @Test
  void many_at_once_do_not_go_beyond_as_one_may() throws Exception {
    try (ConfigurableApplicationContext hub = HttpSlice.start(data, "--hub.quota.per-day=10KB")) {
      Quota quota = hub.getBean(Quota.class);
      try (Socket first = begun(hub);
          Socket second = begun(hub);
          Socket third = begun(hub)) {
        await().until(() -> quota.usage("asker").used() == 3);

        assertThat(finish(first)).as("within it").startsWith("HTTP/1.1 200");
        assertThat(finish(second)).as("the one that goes beyond").startsWith("HTTP/1.1 200");
        assertThat(finish(third))
            .as("more, when it is used up")
            .startsWith("HTTP/1.1 429")
            .contains("\"code\":\"quota\"", "Retry-After: ", "Dere har sendt så mye i dag");
      }
      assertThat(quota.usage("asker").used()).as("what has come").isBetween(18_003L, 27_003L);
    }
  }

  private static Socket begun(ConfigurableApplicationContext hub) throws IOException {
    String key = hub.getBean(Keys.class).issue("asker", "test", "test").key();
    Socket socket = new Socket("127.0.0.1", URI.create(HttpSlice.address(hub)).getPort());
    write(
        socket,
        "POST /api/v1/messages HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer %s\r\nConnection: close\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"
            .formatted(key));
    return socket;
  }

  private static String finish(Socket socket) throws IOException {
    write(socket, "%x\r\n%s\r\n0\r\n\r\n".formatted(9_000, "x".repeat(9_000)));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
