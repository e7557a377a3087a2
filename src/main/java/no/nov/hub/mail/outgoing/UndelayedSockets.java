package no.nov.hub.mail.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that send at once what is written. Of a mail larger than 8 KB, as invitations are, the
 * end would otherwise wait until the server has confirmed the beginning, which servers put off by
 * 40 ms (RFC 896 with RFC 1122, section 4.2.3.2).
 */
public final class UndelayedSockets extends SocketFactory {

  @Override
  public Socket createSocket() throws IOException {
    return undelayed(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return undelayed(new Socket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return undelayed(new Socket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return undelayed(new Socket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return undelayed(new Socket(host, port, local, localPort));
  }

  private static Socket undelayed(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }
}
