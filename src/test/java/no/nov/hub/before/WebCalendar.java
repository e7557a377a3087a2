package no.nov.hub.before;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A calendar of Ringerike's, to subscribe to. */
final class WebCalendar implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger fetched = new AtomicInteger();

  WebCalendar(String calendar) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] body = calendar.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "text/calendar; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  List<String> settings() {
    return List.of(
        "--hub.feeds[0].participant=ringerike",
        "--hub.feeds[0].name=Kurs",
        "--hub.feeds[0].url=http://127.0.0.1:%d/kurs.ics".formatted(server.getAddress().getPort()),
        "--hub.feeds[0].every=1m",
        "--hub.feeds[0].allow-private=true");
  }

  int fetched() {
    return fetched.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
