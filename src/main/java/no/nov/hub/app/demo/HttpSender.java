package no.nov.hub.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Posts with a key that is issued for the call and revoked after it, so that it works when the
 * first keys are handed out.
 */
@Component
@Profile("demo")
class HttpSender {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Keys keys;
  private final ServletWebServerApplicationContext server;

  HttpSender(Keys keys, ServletWebServerApplicationContext server) {
    this.keys = keys;
    this.server = server;
  }

  void post(String participant, Object event) throws IOException, InterruptedException {
    send(participant, Envelope.STRUCTURED, Json.MAPPER.writeValueAsBytes(event));
  }

  void postBatch(String participant, List<?> events) throws IOException, InterruptedException {
    send(participant, Envelope.BATCH, Json.MAPPER.writeValueAsBytes(events));
  }

  private void send(String participant, String contentType, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        call(
            participant,
            request("/api/v1/messages")
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    if (answer.statusCode() != 202 && answer.statusCode() != 422 && answer.statusCode() != 403) {
      throw new IOException(
          "The hub answered %d to a sample of %s".formatted(answer.statusCode(), participant));
    }
  }

  JsonNode get(String participant, String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = call(participant, request(path).GET());
    return answer.statusCode() == 200
        ? Json.MAPPER.readTree(answer.body())
        : MissingNode.getInstance();
  }

  String page(String participant, String path) throws IOException, InterruptedException {
    return call(participant, request(path).header("Accept", "text/html").GET()).body();
  }

  void order(String participant, String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        call(
            participant,
            request(path)
                .header("Content-Type", "application/json")
                .method(
                    method,
                    HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body))));
    if (answer.statusCode() >= 300) {
      throw new IOException("The hub answered %d to %s".formatted(answer.statusCode(), path));
    }
  }

  /** As a browser sends what was filled in on a page; whoever has the link needs no key. */
  void fillIn(String link, String form) throws IOException, InterruptedException {
    client.send(
        HttpRequest.newBuilder(
                URI.create(address() + link.substring(link.indexOf('/', "https://".length()))))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path));
  }

  private String address() {
    return "http://127.0.0.1:" + server.getWebServer().getPort();
  }

  private HttpResponse<String> call(String participant, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    Keys.Issued key = keys.issue(participant, "demo", "demo");
    try {
      return client.send(
          request.header("Authorization", "Bearer " + key.key()).build(),
          HttpResponse.BodyHandlers.ofString());
    } finally {
      keys.revoke(key.keyId(), "demo");
    }
  }
}
