package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.OpenApi.Operation;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.problem.QueryNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

  /** What is not asked of a controller of the hub. */
  private static final List<String> OF_OTHERS =
      List.of(
          "GET /actuator/health",
          "GET /actuator/health/liveness",
          "GET /actuator/health/readiness",
          "GET /actuator/prometheus",
          "GET /api/schemas/{type}.json");

  @Test
  void every_address_is_described_and_no_other() {
    List<String> described = OpenApi.operations().stream().map(Operation::key).toList();

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    mapped().keySet().stream().filter(key -> !key.endsWith(" /error")),
                    OF_OTHERS.stream())
                .toList());
  }

  @Test
  void every_parameter_of_a_query_is_described_and_no_other() {
    Map<String, Method> mapped = mapped();

    assertThat(OpenApi.operations())
        .filteredOn(operation -> operation.path().startsWith("/api/v1/"))
        .allSatisfy(
            operation ->
                assertThat(operation.parameters("query"))
                    .isEqualTo(queryNames(mapped.get(operation.key()))));
  }

  @Test
  void every_part_of_an_address_is_described() {
    assertThat(OpenApi.operations())
        .allSatisfy(
            operation ->
                assertThat(operation.parameters("path"))
                    .isEqualTo(
                        Pattern.compile("\\{(\\w+)}")
                            .matcher(operation.path())
                            .results()
                            .map(part -> part.group(1))
                            .collect(Collectors.toCollection(TreeSet::new))));
  }

  @Test
  void a_public_validator_finds_no_fault() throws IOException {
    SwaggerParseResult read =
        new OpenAPIV3Parser().readContents(Files.readString(OpenApi.FILE), null, null);

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(read.getOpenAPI().getPaths()).hasSameSizeAs(OpenApi.document().get("paths"));
  }

  @Test
  void every_example_is_as_its_schema_says() {
    List<JsonNode> shown =
        OpenApi.document().findParents("example").stream()
            .filter(part -> part.has("schema"))
            .toList();

    assertThat(shown)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            part ->
                assertThat(OpenApi.faults(part.get("schema"), part.get("example")))
                    .as("%s", part.get("example"))
                    .isEmpty());
  }

  @Test
  void everything_that_is_referred_to_exists_and_every_schema_is_referred_to() {
    Set<String> references =
        OpenApi.document().findValues("$ref").stream()
            .map(JsonNode::asString)
            .collect(Collectors.toSet());

    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(OpenApi.document().at(reference.substring(1)).isMissingNode())
                    .isFalse());
    assertThat(OpenApi.document().at("/components/schemas").propertyNames())
        .allSatisfy(name -> assertThat(references).contains("#/components/schemas/" + name));
  }

  @Test
  void every_fault_is_a_problem_in_both_languages() {
    assertThat(OpenApi.document().at("/components/responses"))
        .isNotEmpty()
        .allSatisfy(
            response -> {
              JsonNode problem = response.at("/content/application~1problem+json");
              assertThat(problem.at("/schema/$ref").asString())
                  .isEqualTo("#/components/schemas/Problem");
              assertThat(problem.at("/example/reasons/0/message/nb").asString()).isNotBlank();
            });
  }

  @Test
  void every_schema_of_a_message_lies_where_it_says() throws Exception {
    for (String type : types()) {
      JsonNode schema =
          Json.MAPPER.readTree(Files.readString(Path.of("docs/schemas", type + ".json")));
      assertThat(schema.get("$id").asString()).isEqualTo("/api/schemas/%s.json", type);
    }
  }

  /** Asked as described, without a key, of what stands between callers and the hub. */
  @Test
  void what_is_described_as_open_needs_no_key_and_all_else_does(@TempDir Path data)
      throws Exception {
    try (ConfigurableApplicationContext hub = HttpSlice.start(data)) {
      for (Operation operation : OpenApi.operations()) {
        if (!operation.path().equals("/actuator/prometheus")) { // Open to this machine.
          assertThat(statusWithoutKey(hub, operation) == 401)
              .as(operation.key())
              .isEqualTo(!operation.isOpen());
        }
      }
    }
  }

  private static int statusWithoutKey(ConfigurableApplicationContext hub, Operation operation)
      throws Exception {
    String path = operation.path().replaceAll("\\{[^}]*}", "x-1");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(HttpSlice.address(hub) + path))
                .method(operation.method(), HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static List<String> types() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("docs/schemas"))) {
      return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")).toList();
    }
  }

  private static Map<String, Method> mapped() {
    Mappings mappings = new Mappings();
    mappings.afterPropertiesSet();
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    return scanner.findCandidateComponents("no.nov.hub").stream()
        .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
        .filter(type -> !type.getName().contains("$")) // of tests
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .flatMap(method -> mappings.keys(method).map(key -> Map.entry(key, method)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
  }

  private static Set<String> queryNames(Method method) {
    QueryNames ofMap = method.getAnnotation(QueryNames.class);
    if (ofMap != null) {
      return new TreeSet<>(List.of(ofMap.value()));
    }
    return Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
        .map(Parameter::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How Spring reads a controller. */
  private static final class Mappings extends RequestMappingHandlerMapping {

    /** None; they are asked for one by one. */
    @Override
    protected void initHandlerMethods() {}

    Stream<String> keys(Method method) {
      RequestMappingInfo mapping = getMappingForMethod(method, method.getDeclaringClass());
      if (mapping == null) {
        return Stream.empty();
      }
      List<String> methods =
          mapping.getMethodsCondition().getMethods().isEmpty()
              ? List.of("ANY")
              : mapping.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
      return mapping.getPatternValues().stream()
          .flatMap(Mappings::withoutChoice)
          .flatMap(path -> methods.stream().map(each -> each + " " + path));
    }

    /** {@code {kind:meetings|event-invitations}} is two addresses. */
    private static Stream<String> withoutChoice(String path) {
      var choice = Pattern.compile("\\{\\w+:([^}]*)}").matcher(path);
      return choice.find()
          ? Arrays.stream(choice.group(1).split("\\|"))
              .map(word -> path.replace(choice.group(), word))
          : Stream.of(path);
    }
  }
}
