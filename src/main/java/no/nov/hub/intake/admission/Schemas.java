package no.nov.hub.intake.admission;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Reason;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schema (2020-12) of each type, read once and used for the data tree that admission reads
 * anyway.
 */
@Component
public class Schemas {

  private static final int MOST_REASONS = 50;

  private final Map<String, Schema> byType;

  public Schemas(List<MessageRules> rules) {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    byType =
        rules.stream()
            .map(MessageRules::type)
            .collect(
                Collectors.toUnmodifiableMap(Function.identity(), type -> read(registry, type)));
  }

  private static Schema read(SchemaRegistry registry, String type) {
    String path = "/schemas/" + type + ".json";
    try (InputStream stream = Schemas.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The schema " + path + " is missing from the hub's own files");
      }
      return registry.getSchema(stream, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All faults of the data against its type's schema, at most fifty, each as a sentence. */
  List<Reason> check(MessageRules rules, JsonNode data) {
    List<Error> errors = byType.get(rules.type()).validate(data);
    if (errors.isEmpty()) {
      return List.of();
    }
    return errors.stream()
        .limit(MOST_REASONS)
        .map(error -> SchemaSentences.reason(error, !rules.isPrivate()))
        .distinct()
        .toList();
  }
}
