package no.nov.hub.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import no.nov.hub.message.Json;
import no.nov.hub.message.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The hub that runs, as the operator reaches it over HTTP. */
final class RunningHub {

  private static final Duration PATIENCE_TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI address;
  private final OperatorKey key;

  RunningHub(URI address, OperatorKey key) {
    this.address = address;
    this.key = key;
  }

  JsonNode get(String path) {
    return call("GET", path, BodyPublishers.noBody());
  }

  JsonNode post(String path, Map<String, String> body) {
    return call("POST", path, BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
  }

  void delete(String path) {
    call("DELETE", path, BodyPublishers.noBody());
  }

  private JsonNode call(String method, String path, BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .header("Authorization", key.asHeader())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json")
            .method(method, body)
            .build();
    HttpResponse<byte[]> answer = send(request);
    return switch (answer.statusCode()) {
      case 200, 201 -> json(answer);
      case 204 -> MissingNode.getInstance();
      case 401 ->
          throw new CommandFault(
              "The hub at %s does not know this key. Set %s to a valid operator's key."
                  .formatted(address, OperatorKey.VARIABLE));
      case 403 ->
          throw new CommandFault(
              "The hub at %s refuses this key: it is not the operator's. Set %s to the operator's key."
                  .formatted(address, OperatorKey.VARIABLE));
      default -> throw new CommandFault(reasons(answer));
    };
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE_TO_CONNECT).build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new CommandFault(
          "No hub answers at %s. Start it, or name another with --hub.".formatted(address));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFault("Interrupted while waiting for the hub at %s.".formatted(address));
    }
  }

  private JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (JacksonException e) {
      throw strange(answer);
    }
  }

  private String reasons(HttpResponse<byte[]> answer) {
    StringJoiner sentences = new StringJoiner(System.lineSeparator());
    for (JsonNode reason : json(answer).path("reasons")) {
      sentences.add(PlainText.oneLine(reason.at("/message/en").asString("")));
    }
    if (sentences.length() == 0) {
      throw strange(answer);
    }
    return sentences.toString();
  }

  private CommandFault strange(HttpResponse<byte[]> answer) {
    return new CommandFault(
        "What answers at %s (with status %d) is not a hub of this version. Name the hub with --hub."
            .formatted(address, answer.statusCode()));
  }
}
