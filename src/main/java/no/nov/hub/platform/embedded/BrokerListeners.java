package no.nov.hub.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's sockets, all on the loopback address but that for others, if there is one. They are
 * bound before the broker starts, so that a port in use is told at once and no port that was found
 * free can be taken in between.
 */
final class BrokerListeners implements ServerSocketFactory, AutoCloseable {

  enum Listener {
    /** For anonymous clients on this machine. */
    OPEN,
    /** For programs on other machines, with accounts. */
    SUPPLIERS,
    /** For the hub's own clients. */
    HUB,
    /** Between broker and controller. */
    CONTROLLER
  }

  private static final int BACKLOG = 50;

  private final Map<Listener, ServerSocketChannel> sockets = new EnumMap<>(Listener.class);
  private final Map<Listener, Integer> ports = new EnumMap<>(Listener.class);

  private BrokerListeners() {}

  /**
   * @param openPort of the anonymous listener, 0 for any free one
   * @param suppliers null if nobody but this machine reaches the broker
   */
  static BrokerListeners bind(int openPort, SupplierListener suppliers) {
    BrokerListeners listeners = new BrokerListeners();
    if (suppliers != null) {
      listeners.bindToAll(suppliers);
    }
    try {
      listeners.bind(Listener.OPEN, openPort);
      listeners.bind(Listener.HUB, 0);
      listeners.bind(Listener.CONTROLLER, 0);
      return listeners;
    } catch (IOException e) {
      listeners.close();
      throw BrokerNotStarted.yet(
          "The embedded broker cannot listen on 127.0.0.1:%d (%s): stop the program that uses the port, or set hub.embedded.kafka.port to a free one."
              .formatted(openPort, e.getMessage()),
          e);
    }
  }

  private void bindToAll(SupplierListener suppliers) {
    try {
      bind(Listener.SUPPLIERS, new InetSocketAddress(suppliers.port()));
    } catch (IOException e) {
      close();
      throw BrokerNotStarted.yet(
          "The embedded broker cannot listen on port %d (%s): stop the program that uses the port, or set hub.embedded.kafka.suppliers.address to one with a free port."
              .formatted(suppliers.port(), e.getMessage()),
          e);
    }
  }

  private void bind(Listener listener, int port) throws IOException {
    bind(
        listener, new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
  }

  private void bind(Listener listener, InetSocketAddress address) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open();
    sockets.put(listener, socket);
    socket.configureBlocking(false);
    socket.bind(address, BACKLOG);
    ports.put(listener, socket.socket().getLocalPort());
  }

  String address(Listener listener) {
    return "127.0.0.1:" + ports.get(listener);
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
    return sockets.get(Listener.valueOf(listener));
  }

  @Override
  public void close() {
    for (ServerSocketChannel socket : sockets.values()) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
