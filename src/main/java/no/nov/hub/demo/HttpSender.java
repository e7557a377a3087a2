package no.nov.hub.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import no.nov.hub.access.Keys;
import no.nov.hub.message.Envelope;
import no.nov.hub.message.Json;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

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
    Keys.Issued key = keys.issue(participant, "demo", "demo");
    try {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:" + server.getWebServer().getPort() + "/api/v1/messages"))
              .header("Authorization", "Bearer " + key.key())
              .header("Content-Type", contentType)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 202 && status != 422 && status != 403) {
        throw new IOException(
            "The hub answered %d to a sample of %s".formatted(status, participant));
      }
    } finally {
      keys.revoke(key.keyId(), "demo");
    }
  }
}
