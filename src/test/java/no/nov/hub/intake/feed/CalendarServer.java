package no.nov.hub.intake.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A real HTTP server on one address of this machine, which answers as a test says. */
public final class CalendarServer implements AutoCloseable {

  private final String address;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private CalendarServer(String address) throws IOException {
    this.address = address;
    server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public static CalendarServer on(String address) {
    try {
      return new CalendarServer(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(
        path + conditions(exchange, "If-None-Match") + conditions(exchange, "If-Modified-Since"));
    try (exchange) {
      answers.get(path).handle(exchange);
    }
  }

  private static String conditions(HttpExchange exchange, String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null ? "" : " " + header + ": " + value;
  }

  /** Each request's path, with its conditions. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  public String url(String path) {
    return "http://" + address + ":" + port() + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  void at(String path, HttpHandler answer) {
    answers.put(path, answer);
  }

  public void serve(String path, String calendar) {
    at(path, exchange -> send(exchange, 200, calendar.getBytes(StandardCharsets.UTF_8)));
  }

  /** Answers 304 to whoever has this version. */
  void serve(String path, String etag, String calendar) {
    at(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("ETag", etag);
          if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            send(exchange, 200, calendar.getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  void status(String path, int status) {
    at(path, exchange -> exchange.sendResponseHeaders(status, -1));
  }

  void redirect(String path, int status, String target) {
    at(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", target);
          exchange.sendResponseHeaders(status, -1);
        });
  }

  /** Never ends, as fast as it is read. */
  void flood(String path) {
    at(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] much = new byte[8192];
          while (closed.getCount() > 0) {
            exchange.getResponseBody().write(much);
          }
        });
  }

  /** A byte now and then, for ever. */
  void drip(String path) {
    at(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          while (!pause()) {
            body.write('B');
            body.flush();
          }
        });
  }

  /** Takes the request and says nothing. */
  void silence(String path) {
    at(
        path,
        exchange -> {
          while (!pause()) {
            // Until the test is over.
          }
        });
  }

  private boolean pause() {
    try {
      return closed.await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
