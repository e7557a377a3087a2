package no.nov.hub.before;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A hub of any version, as others reach it. */
final class HubOverHttp {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  HubOverHttp(String address) {
    this.address = address;
  }

  String address() {
    return address;
  }

  /**
   * @param key empty for none
   */
  HttpResponse<String> get(String key, String path) {
    return send(request(key, path).GET());
  }

  HttpResponse<String> order(String method, String key, String path, String type, String body) {
    BodyPublisher sent = BodyPublishers.ofString(body);
    return send(request(key, path).header("Content-Type", type).method(method, sent));
  }

  HttpResponse<String> fillIn(String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return order("POST", "", path, "application/x-www-form-urlencoded", form);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String key, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
