package no.nov.hub.mail.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class UndelayedSocketsTest {

  private final UndelayedSockets sockets = new UndelayedSockets();

  @Test
  void nothing_that_is_written_waits_for_what_was_written_before() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 5, here);
        Socket open = sockets.createSocket();
        Socket connected = sockets.createSocket(here, server.getLocalPort())) {
      open.connect(server.getLocalSocketAddress());

      assertThat(open.getTcpNoDelay()).isTrue();
      assertThat(connected.getTcpNoDelay()).isTrue();
    }
  }
}
