package no.nov.hub;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.nov.hub.platform.message.Json;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * A real browser without a window, with one page, steered over its DevTools protocol. Each has a
 * profile of its own.
 */
public final class Chromium implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private String session;

  /** Whether this machine has one. */
  public static boolean isInstalled() {
    return place().isPresent();
  }

  private static Optional<String> place() {
    return PLACES.stream().filter(place -> Files.isExecutable(Path.of(place))).findFirst();
  }

  public static Chromium start() {
    try {
      return new Chromium(Files.createTempDirectory("chromium"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Chromium(Path profile) throws IOException {
    this.profile = profile;
    ProcessBuilder command =
        new ProcessBuilder(
                place().orElseThrow(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--hide-scrollbars",
                "--accept-lang=nb-NO",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile());
    // What it leaves beside its profile goes with it.
    command.environment().put("TMPDIR", profile.toString());
    this.process = command.start();
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address()), new Answers())
            .join();
    attach();
  }

  /** It writes its port, and the path of its socket, when it listens. */
  private String address() {
    Path written = profile.resolve("DevToolsActivePort");
    await().atMost(PATIENCE).until(() -> Files.exists(written) && lines(written).size() == 2);
    return "ws://127.0.0.1:%s%s".formatted(lines(written).get(0), lines(written).get(1));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void attach() {
    String page =
        ask("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asString();
    session =
        ask("Target.attachToTarget", Map.of("targetId", page, "flatten", true))
            .get("sessionId")
            .asString();
    ask("Page.enable", Map.of());
  }

  /** And waits until the page is there. */
  public void open(String url) {
    ask("Page.navigate", Map.of("url", url));
    waitUntil("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** In the place of what stands there. */
  public void type(String selector, String text) {
    waitFor(selector);
    run(
        "(e => { e.focus(); e.select(); })(document.querySelector(%s))"
            .formatted(quoted(selector)));
    ask("Input.insertText", Map.of("text", text));
  }

  /** With a real press of the mouse, where it can be seen. */
  public void click(String selector) {
    waitFor(selector);
    JsonNode middle =
        run(
            """
            (e => {
              e.scrollIntoView({block: 'center'});
              const box = e.getBoundingClientRect();
              return {x: box.x + box.width / 2, y: box.y + box.height / 2};
            })(document.querySelector(%s))
            """
                .formatted(quoted(selector)));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      ask(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              middle.get("x").asDouble(),
              "y",
              middle.get("y").asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** What is to be read on the page. */
  public String text() {
    return run("document.body.innerText").asString();
  }

  public String path() {
    return run("location.pathname").asString();
  }

  /** Until something that the selector finds is to be seen. */
  public void waitFor(String selector) {
    waitUntil(
        "(e => e && e.getClientRects().length > 0)(document.querySelector(%s))"
            .formatted(quoted(selector)));
  }

  public void waitForText(String text) {
    waitUntil("document.body.innerText.includes(%s)".formatted(quoted(text)));
  }

  public void waitForPath(String path) {
    waitUntil(
        "location.pathname === %s && document.readyState === 'complete'".formatted(quoted(path)));
  }

  /** While a page is on its way there is nothing to ask. */
  private void waitUntil(String condition) {
    try {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> run("Boolean(%s)".formatted(condition)).asBoolean());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("%s; on %s: %s".formatted(condition, path(), text()), e);
    }
  }

  /**
   * @return the value of the expression
   */
  public JsonNode run(String expression) {
    JsonNode answer =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.get("exceptionDetails").toString());
    }
    return answer.get("result").path("value");
  }

  /** The whole page, however long. */
  public void screenshot(Path file, int width) throws IOException {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    String picture =
        ask("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"))
            .get("data")
            .asString();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(picture));
  }

  /**
   * From now on the page has a machine that keeps passkeys, and a user whose finger it knows.
   *
   * @return its id
   */
  public String addVirtualAuthenticator() {
    ask("WebAuthn.enable", Map.of());
    Map<String, Object> options =
        Map.of(
            "protocol",
            "ctap2",
            "transport",
            "internal",
            "hasResidentKey",
            true,
            "hasUserVerification",
            true,
            "isUserVerified",
            true,
            "automaticPresenceSimulation",
            true);
    return ask("WebAuthn.addVirtualAuthenticator", Map.of("options", options))
        .get("authenticatorId")
        .asString();
  }

  /** Asks for anything of the protocol, of the page if there is one. */
  public JsonNode ask(String method, Map<String, ?> parameters) {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(number, answer);
    Map<String, Object> asked =
        session == null
            ? Map.of("id", number, "method", method, "params", parameters)
            : Map.of("id", number, "method", method, "params", parameters, "sessionId", session);
    socket.sendText(Json.MAPPER.writeValueAsString(asked), true).join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static String quoted(String text) {
    return Json.MAPPER.writeValueAsString(text);
  }

  @Override
  public void close() {
    socket.abort();
    Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    // What is left of its processes may still write.
    await().atMost(PATIENCE).ignoreExceptions().until(() -> deleted(profile));
  }

  private static boolean deleted(Path profile) throws IOException {
    FileSystemUtils.deleteRecursively(profile);
    return Files.notExists(profile);
  }

  /** An answer comes in parts; what it tells without being asked is passed over. */
  private final class Answers implements WebSocket.Listener {

    private final StringBuilder begun = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      begun.append(part);
      if (last) {
        take(begun.toString());
        begun.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private void take(String whole) {
      JsonNode answer = Json.MAPPER.readTree(whole);
      CompletableFuture<JsonNode> asked = waiting.remove(answer.path("id").asInt(0));
      if (asked == null) {
        return;
      }
      if (answer.has("error")) {
        asked.completeExceptionally(new IllegalStateException(answer.get("error").toString()));
      } else {
        asked.complete(answer.get("result"));
      }
    }

    @Override
    public void onError(WebSocket socket, Throwable fault) {
      waiting
          .values()
          .forEach(asked -> asked.completeExceptionally(new CompletionException(fault)));
    }
  }
}
