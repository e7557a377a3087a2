package no.nov.hub.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The hub that runs, as the operator reaches it over HTTP. */
final class RunningHub {

  private static final Duration PATIENCE_TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PATIENCE_IF_SLOW = Duration.ofMinutes(30);
  private static final String JSON = "application/json, application/problem+json";

  private final URI address;
  private final OperatorKey key;

  RunningHub(URI address, OperatorKey key) {
    this.address = address;
    this.key = key;
  }

  /**
   * An address of the hub as a browser opens it. A path is on the hub that was called; addresses of
   * numbers have no passkeys, so the machine itself is called by its name.
   */
  String resolve(String link) {
    return link.startsWith("/")
        ? address.toString().replace("//127.0.0.1", "//localhost") + link
        : link;
  }

  JsonNode get(String path) {
    return call("GET", path, BodyPublishers.noBody());
  }

  /** What the hub may have to think about for minutes. */
  JsonNode getSlowly(String path) {
    HttpRequest.Builder request = request(path, JSON).timeout(PATIENCE_IF_SLOW);
    return answer(request.GET().build());
  }

  JsonNode post(String path, Map<String, ?> body) {
    return call("POST", path, BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
  }

  void delete(String path) {
    deleteFor(path);
  }

  JsonNode deleteFor(String path) {
    return call("DELETE", path, BodyPublishers.noBody());
  }

  /**
   * What the hub answers goes to the file as it comes; its size does not matter.
   *
   * @param file that exists, with the mode that its owner wants
   */
  void download(String path, Path file) {
    HttpRequest request = request(path, "*/*").method("POST", BodyPublishers.noBody()).build();
    HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        throw refused(answer.statusCode(), body.readAllBytes());
      }
      try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
        body.transferTo(out);
      }
    } catch (IOException e) {
      throw new CommandFault(
          "The hub at %s stopped answering half-way, or %s has no room. Try again."
              .formatted(address, file));
    }
  }

  private HttpRequest.Builder request(String path, String accepted) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Authorization", key.asHeader())
        .header("Content-Type", "application/json")
        .header("Accept", accepted);
  }

  private JsonNode call(String method, String path, BodyPublisher body) {
    return answer(request(path, JSON).method(method, body).build());
  }

  private JsonNode answer(HttpRequest request) {
    HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
    return switch (answer.statusCode()) {
      case 200, 201 -> json(answer.statusCode(), answer.body());
      case 204 -> MissingNode.getInstance();
      default -> throw refused(answer.statusCode(), answer.body());
    };
  }

  private CommandFault refused(int status, byte[] body) {
    return switch (status) {
      case 401 ->
          new CommandFault(
              "The hub at %s %s. It says: %s Set %s to a valid operator's key. If there is none left, 'new-operator-key' makes one while the hub is stopped."
                  .formatted(
                      address,
                      isOver(body) ? "lets this key in no more" : "does not know this key",
                      reasons(status, body),
                      OperatorKey.VARIABLE));
      case 403 ->
          new CommandFault(
              "The hub at %s refuses this key: it is not the operator's. Set %s to the operator's key."
                  .formatted(address, OperatorKey.VARIABLE));
      default -> new CommandFault(reasons(status, body));
    };
  }

  private boolean isOver(byte[] body) {
    return json(401, body).at("/reasons/0/code").asString("").equals("expired_key");
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE_TO_CONNECT).build();
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new CommandFault(
          "No hub answers at %s. Start it, or name another with --hub.".formatted(address));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFault("Interrupted while waiting for the hub at %s.".formatted(address));
    }
  }

  private JsonNode json(int status, byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw strange(status);
    }
  }

  private String reasons(int status, byte[] body) {
    StringJoiner sentences = new StringJoiner(System.lineSeparator());
    for (JsonNode reason : json(status, body).path("reasons")) {
      sentences.add(PlainText.oneLine(reason.at("/message/en").asString("")));
    }
    if (sentences.length() == 0) {
      throw strange(status);
    }
    return sentences.toString();
  }

  private CommandFault strange(int status) {
    return new CommandFault(
        "What answers at %s (with status %d) is not a hub of this version. Name the hub with --hub."
            .formatted(address, status));
  }
}
