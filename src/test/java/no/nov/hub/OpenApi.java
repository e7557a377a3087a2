package no.nov.hub;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import no.nov.hub.platform.message.Json;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document of what can be asked over HTTP, as its readers find it. */
public final class OpenApi {

  static final Path FILE = Path.of("docs/openapi.yaml");

  private static final JsonNode DOCUMENT = read();

  private OpenApi() {}

  /**
   * @param key such as {@code GET /api/v1/events}
   */
  public record Operation(String key, JsonNode described) {

    public String method() {
      return key.substring(0, key.indexOf(' '));
    }

    public String path() {
      return key.substring(key.indexOf(' ') + 1);
    }

    public boolean isOpen() {
      return described.has("security") && described.get("security").isEmpty();
    }

    Set<String> parameters(String in) {
      Set<String> names = new TreeSet<>();
      for (JsonNode parameter : described.path("parameters")) {
        if (parameter.get("in").asString().equals(in)) {
          names.add(parameter.get("name").asString());
        }
      }
      return names;
    }

    @Override
    public String toString() {
      return key;
    }
  }

  private static JsonNode read() {
    try (Reader reader = Files.newBufferedReader(FILE)) {
      return Json.MAPPER.valueToTree(new Yaml().load(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode document() {
    return DOCUMENT;
  }

  public static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    DOCUMENT
        .get("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, described) ->
                        operations.add(
                            new Operation(
                                method.toUpperCase(Locale.ROOT) + " " + path, described))));
    return operations;
  }

  static JsonNode schema(String name) {
    return DOCUMENT.at("/components/schemas/" + name);
  }

  /** What is wrong with a value that should be as a schema of the document says. */
  static List<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = Json.MAPPER.createObjectNode();
    whole.set("allOf", Json.MAPPER.createArrayNode().add(schema));
    whole.set("components", DOCUMENT.get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole)
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
