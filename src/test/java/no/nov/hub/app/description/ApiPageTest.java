package no.nov.hub.app.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import no.nov.hub.HttpSlice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

class ApiPageTest {

  @TempDir static Path data;
  private static ConfigurableApplicationContext hub;

  @BeforeAll
  static void start() {
    hub = HttpSlice.start(data);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/openapi.yaml, docs/openapi.yaml, application/yaml",
    "/api/asyncapi.yaml, docs/asyncapi.yaml, application/yaml",
    "/api/schemas/no.nov.consent.given.v1.json, docs/schemas/no.nov.consent.given.v1.json, application/json"
  })
  void each_description_is_served_without_a_key(String path, Path file, String type)
      throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith(type));
    assertThat(answer.body()).isEqualTo(Files.readString(file));
  }

  @Test
  void a_schema_that_is_none_is_not_found() throws Exception {
    assertThat(get("/api/schemas/no.nov.nothing.v1.json").statusCode()).isEqualTo(404);
  }

  @Test
  void the_page_has_no_script_within_and_everything_it_loads_is_here() throws Exception {
    HttpResponse<String> page = get("/api");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("script-src 'self';", "style-src 'self';")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("<style", " style=", "onload=");
    assertThat(Pattern.compile("<script[^>]*>").matcher(page.body()).results())
        .hasSize(2)
        .allSatisfy(script -> assertThat(script.group()).contains("src=\"/api/ui/"));
    assertThat(Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body()).results())
        .hasSize(5)
        .allSatisfy(link -> assertThat(get(link.group(1)).statusCode()).isEqualTo(200));
  }

  @Test
  void without_scripts_the_page_leads_to_the_documents_in_the_language_asked_for()
      throws Exception {
    assertThat(get("/api", "en").body())
        .contains("<html lang=\"en\">", "<title>NOV hub: HTTP</title>")
        .contains("<p lang=\"en\">What can be asked and sent over HTTP is in <a ");
    assertThat(get("/api", "nb, en").body())
        .contains("<html lang=\"nb\">", "<p lang=\"nb\">Det som kan spørres om");
  }

  @Test
  void nothing_else_of_the_library_is_served() throws Exception {
    assertThat(get("/webjars/swagger-ui/5.35.0/index.html").statusCode()).isEqualTo(401);
    assertThat(get("/api/ui/../openapi.yaml").statusCode()).isEqualTo(400);
  }

  static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, "nb");
  }

  private static HttpResponse<String> get(String path, String language)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(HttpSlice.address(hub) + path))
                .header("Accept-Language", language)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
