package no.nov.hub.intake.admission;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.nov.hub.platform.message.FieldNames;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.JsonNode;

/** Says in words what a schema says in keywords. */
final class SchemaSentences {

  private static final Map<String, Text> TYPES =
      Map.of(
          "integer",
              new Text("et helt tall, for eksempel 1000", "a whole number, for instance 1000"),
          "number", new Text("et tall, for eksempel 250.50", "a number, for instance 250.50"),
          "string", new Text("en tekst", "a text"),
          "boolean", new Text("true eller false", "true or false"),
          "array", new Text("en liste", "a list"),
          "object", new Text("et objekt med egne felter", "an object with fields of its own"));

  private SchemaSentences() {}

  static Reason reason(Error error, boolean quote) {
    String field = field(error);
    Text name = FieldNames.of(field);
    Text value = value(error.getInstanceNode(), quote);
    return switch (error.getKeyword()) {
      case "required" -> missing(name, field);
      case "additionalProperties", "unevaluatedProperties" -> unknown(error, field);
      case "type" -> wrongType(error, name, value, field);
      case "enum", "const" -> notAmong(error, name, value, field);
      case "maxLength" ->
          Reason.of(
              field,
              "too_long",
              "%s er for lang; grensen er %s tegn.".formatted(name.nb(), limit(error)),
              "%s is too long; the most is %s characters.".formatted(name.en(), limit(error)));
      case "minLength", "minItems", "minProperties" ->
          Reason.of(
              field,
              "empty",
              "%s er tom. Fyll inn, eller utelat feltet hvis det er frivillig."
                  .formatted(name.nb()),
              "%s is empty. Fill it in, or leave the field out if it is optional."
                  .formatted(name.en()));
      case "minimum", "exclusiveMinimum" ->
          Reason.of(
              field,
              "too_small",
              "%s er %s; laveste tillatte verdi er %s."
                  .formatted(name.nb(), value.nb(), limit(error)),
              "%s is %s; the least is %s.".formatted(name.en(), value.en(), limit(error)));
      case "maximum", "exclusiveMaximum" ->
          Reason.of(
              field,
              "too_large",
              "%s er %s; grensen er %s.".formatted(name.nb(), value.nb(), limit(error)),
              "%s is %s; the most is %s.".formatted(name.en(), value.en(), limit(error)));
      case "maxItems", "maxProperties" ->
          Reason.of(
              field,
              "too_many",
              "%s har for mange verdier; grensen er %s.".formatted(name.nb(), limit(error)),
              "%s has too many values; the most is %s.".formatted(name.en(), limit(error)));
      case "uniqueItems" ->
          Reason.of(
              field,
              "repeated",
              "%s har samme verdi mer enn én gang.".formatted(name.nb()),
              "%s has the same value more than once.".formatted(name.en()));
      case "pattern", "propertyNames" -> wrongForm(name, value, field);
      default ->
          Reason.of(
              field,
              "invalid",
              "%s er ikke gyldig: %s.".formatted(name.nb(), value.nb()),
              "%s is not valid: %s.".formatted(name.en(), value.en()));
    };
  }

  private static Reason missing(Text name, String field) {
    return Reason.of(
        field,
        "missing",
        "%s mangler.".formatted(name.nb()),
        "%s is missing.".formatted(name.en()));
  }

  private static Reason unknown(Error error, String field) {
    String shown = PlainText.shortened(String.valueOf(error.getProperty()));
    return Reason.of(
        field,
        "unknown_field",
        "Feltet «%s» finnes ikke i denne meldingstypen. Rett navnet eller ta det bort."
            .formatted(shown),
        "The field “%s” is not part of this message type. Correct the name or leave it out."
            .formatted(shown));
  }

  private static Reason wrongType(Error error, Text name, Text value, String field) {
    JsonNode allowed = error.getSchemaNode();
    String type = allowed != null && allowed.isString() ? allowed.stringValue() : "string";
    Text expected = TYPES.getOrDefault(type, TYPES.get("string"));
    return Reason.of(
        field,
        "wrong_type",
        "%s er %s, men skal være %s.".formatted(name.nb(), value.nb(), expected.nb()),
        "%s is %s, but must be %s.".formatted(name.en(), value.en(), expected.en()));
  }

  private static Reason notAmong(Error error, Text name, Text value, String field) {
    JsonNode allowed = error.getSchemaNode();
    String list =
        allowed == null || !allowed.isArray()
            ? String.valueOf(allowed)
            : StreamSupport.stream(allowed.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
    return Reason.of(
        field,
        "not_among",
        "%s er %s, men skal være en av: %s.".formatted(name.nb(), value.nb(), list),
        "%s is %s, but must be one of: %s.".formatted(name.en(), value.en(), list));
  }

  /** What the form is stands with the field names, as people write it. */
  private static Reason wrongForm(Text name, Text value, String field) {
    Text form = FieldNames.form(field);
    return Reason.of(
        field,
        "wrong_form",
        "%s er %s, men skal være %s.".formatted(name.nb(), value.nb(), form.nb()),
        "%s is %s, but must be %s.".formatted(name.en(), value.en(), form.en()));
  }

  private static String limit(Error error) {
    return error.getSchemaNode() == null ? "?" : error.getSchemaNode().asString();
  }

  private static Text value(JsonNode node, boolean quote) {
    if (node == null || !quote) {
      return new Text("noe annet", "something else");
    }
    if (node.isContainer()) {
      return node.isArray() ? new Text("en liste", "a list") : new Text("et objekt", "an object");
    }
    if (node.isNull()) {
      return new Text("tom (null)", "empty (null)");
    }
    String shown = PlainText.shortened(node.asString());
    return new Text("«" + shown + "»", "“" + shown + "”");
  }

  private static String field(Error error) {
    StringBuilder path = new StringBuilder("data");
    NodePath location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      Object element = location.getElement(i);
      if (element instanceof Integer index) {
        path.append('[').append(index).append(']');
      } else {
        path.append('.').append(PlainText.shortened(String.valueOf(element)));
      }
    }
    boolean nameIsNotInLocation =
        "required".equals(error.getKeyword()) || error.getKeyword().endsWith("Properties");
    if (nameIsNotInLocation && error.getProperty() != null) {
      path.append('.').append(PlainText.shortened(error.getProperty()));
    }
    return path.toString();
  }
}
