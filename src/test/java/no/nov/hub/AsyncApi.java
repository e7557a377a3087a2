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
import no.nov.hub.platform.message.Json;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document of topics and types, as its readers find it. */
public final class AsyncApi {

  public static final Path FILE = Path.of("docs/asyncapi.yaml");

  private AsyncApi() {}

  public static JsonNode read() {
    try (Reader reader = Files.newBufferedReader(FILE)) {
      return Json.MAPPER.valueToTree(new Yaml().load(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it refers to, within and without. */
  public static List<String> references() {
    List<String> found = new ArrayList<>();
    read().findValues("$ref").forEach(reference -> found.add(reference.asString()));
    return found;
  }

  /** What is wrong with data that should be as a schema of the document says. */
  public static List<String> faults(String schema, JsonNode data) {
    ObjectNode whole = Json.MAPPER.createObjectNode();
    whole.put("$ref", "#/components/schemas/" + schema);
    whole.putObject("components").set("schemas", read().at("/components/schemas"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole)
        .validate(data)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
