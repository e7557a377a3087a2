package no.nov.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Connections that send, or take, a byte now and then, for as long as they are let. */
public final class Drips implements AutoCloseable {

  private static final int SMALL = 4096;

  private final List<Drip> all = new ArrayList<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param millis between two bytes of each
   */
  public Drips(int millis) {
    thread.scheduleWithFixedDelay(this::drip, millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * @param begin what each sends at once; then it sends an x at a time
   */
  public void send(URI hub, int count, String begin) {
    open(hub, count, begin, true);
  }

  /**
   * @param request what each asks for; then it takes a byte at a time of the answer
   */
  public void take(URI hub, int count, String request) {
    open(hub, count, request, false);
  }

  private void open(URI hub, int count, String begin, boolean sends) {
    for (int i = 0; i < count; i++) {
      try {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), hub.getPort()));
        Drip drip = new Drip(channel, sends);
        drip.begin(begin);
        synchronized (all) {
          all.add(drip);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void drip() {
    synchronized (all) {
      all.forEach(Drip::drip);
    }
  }

  /** Those that the hub has not closed. */
  public long open() {
    synchronized (all) {
      return all.stream().filter(drip -> !drip.closed).count();
    }
  }

  /** What the hub has said to each that sends. */
  public List<String> answers() {
    synchronized (all) {
      return all.stream().map(drip -> drip.answer.toString()).toList();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    synchronized (all) {
      all.forEach(Drip::hangUp);
    }
  }

  private static final class Drip {

    private final SocketChannel channel;
    private final boolean sends;
    private final StringBuilder answer = new StringBuilder();
    private boolean closed;

    Drip(SocketChannel channel, boolean sends) {
      this.channel = channel;
      this.sends = sends;
    }

    void begin(String begin) throws IOException {
      try {
        channel.write(ByteBuffer.wrap(begin.getBytes(StandardCharsets.ISO_8859_1)));
        channel.configureBlocking(false);
      } catch (SocketException e) {
        hangUp(); // Refused while it still sends.
      }
    }

    void drip() {
      if (closed) {
        return;
      }
      try {
        ByteBuffer read = ByteBuffer.allocate(sends ? SMALL : 1);
        if (channel.read(read) < 0) {
          hangUp();
          return;
        }
        answer.append(new String(read.array(), 0, read.position(), StandardCharsets.UTF_8));
        if (sends) {
          channel.write(ByteBuffer.wrap(new byte[] {'x'}));
        }
      } catch (IOException e) {
        hangUp();
      }
    }

    private void hangUp() {
      closed = true;
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
