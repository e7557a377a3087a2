package no.nov.hub.platform.message;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a CloudEvent in structured mode (the whole event is JSON) or in binary mode (attributes in
 * {@code ce_} headers, data in the body); see the CloudEvents 1.0 specification and its Kafka and
 * HTTP bindings.
 */
public final class EnvelopeReader {

  private static final int MAX_ID_LENGTH = 200;
  private static final String PREFIX = "ce_";
  private static final Set<String> DATA = Set.of("data", "data_base64");

  private EnvelopeReader() {}

  /**
   * What was read, or everything that was wrong with it. The envelope may be partial if there are
   * faults.
   *
   * @param notes remarks that refuse nothing
   */
  public record Read(Envelope envelope, List<Reason> faults, List<Reason> notes) {

    static Read of(Envelope envelope, Findings findings) {
      return new Read(envelope, findings.faults(), findings.notes());
    }

    public boolean sound() {
      return faults.isEmpty();
    }
  }

  /**
   * @param headers attributes by lower-case name: {@code content-type} and, in binary mode, {@code
   *     ce_…}
   * @param body the bytes as they came
   */
  public static Read read(Map<String, String> headers, byte[] body) {
    Findings findings = new Findings();
    JsonNode tree = parse(body, Json.MESSAGE, findings);
    if (tree == null) {
      return Read.of(null, findings);
    }
    return isBinary(headers) ? binary(headers, tree, findings) : structured(tree, findings);
  }

  /** A structured message says so, and may repeat its attributes as headers. */
  private static boolean isBinary(Map<String, String> headers) {
    String contentType = headers.getOrDefault("content-type", "").strip().toLowerCase(Locale.ROOT);
    return headers.containsKey(PREFIX + "specversion")
        && !contentType.startsWith("application/cloudevents");
  }

  /** Reads an event that is already a JSON tree, such as one of a batch. */
  public static Read read(JsonNode event) {
    return structured(event, new Findings());
  }

  /** The JSON of a batch, or null and why it is none. */
  public static JsonNode parse(byte[] body, Findings findings) {
    return parse(body, Json.MAPPER, findings);
  }

  private static JsonNode parse(byte[] body, JsonMapper json, Findings findings) {
    if (body == null || body.length == 0) {
      findings.fault(
          "",
          "empty",
          "Meldingen er tom. Send en CloudEvent med data.",
          "The message is empty. Send a CloudEvent with data.");
      return null;
    }
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      findings.faults(List.of(unreadable(e.getLocation())));
      return null;
    }
  }

  /**
   * @param where null if the text is JSON, but of a size that no message needs
   */
  private static Reason unreadable(TokenStreamLocation where) {
    if (where == null) {
      return Reason.of(
          "",
          "too_complex",
          "Meldingen har flere verdier, lengre tall eller feltnavn, eller er nøstet dypere, enn noen melding trenger. Del den i flere, eller gjør den enklere.",
          "The message has more values, longer numbers or field names, or is nested deeper, than any message needs. Divide it, or make it simpler.");
    }
    return Reason.of(
        "",
        "not_json",
        "Meldingen er ikke lesbar JSON: feilen står ved linje %d, tegn %d. Se etter manglende anførselstegn, komma eller klamme, og at hvert navn bare står én gang."
            .formatted(where.getLineNr(), where.getColumnNr()),
        "The message is not readable JSON: the fault is at line %d, column %d. Look for a missing quote, comma or bracket, and for a name that stands twice."
            .formatted(where.getLineNr(), where.getColumnNr()));
  }

  private static Read structured(JsonNode event, Findings findings) {
    if (!event.isObject()) {
      findings.fault(
          "",
          "not_an_event",
          "Meldingen må være ett JSON-objekt med feltene specversion, id, source, type og data.",
          "The message must be one JSON object with the fields specversion, id, source, type and data.");
      return Read.of(null, findings);
    }
    Attributes attributes = new Attributes();
    for (Map.Entry<String, JsonNode> field : event.properties()) {
      if (!DATA.contains(field.getKey())) {
        attribute(field, attributes, findings);
      }
    }
    return assemble(attributes, data(event, findings), findings);
  }

  private static void attribute(
      Map.Entry<String, JsonNode> field, Attributes attributes, Findings findings) {
    JsonNode value = field.getValue();
    if (!value.isNull() && !value.isValueNode()) {
      findings.fault(
          field.getKey(),
          "wrong_type",
          "«%s» må være en tekst. Fagfelter hører hjemme inne i «data».".formatted(field.getKey()),
          "“%s” must be a string. The subject's fields belong inside “data”."
              .formatted(field.getKey()));
    } else if (!value.isNull()) {
      attributes.put(field.getKey(), value);
    }
  }

  /** A member that is null is as good as absent (JSON format, 2.2); so some programs write all. */
  private static JsonNode data(JsonNode event, Findings findings) {
    JsonNode encoded = given(event, "data_base64");
    JsonNode plain = given(event, "data");
    if (encoded == null) {
      return plain;
    }
    if (plain != null) {
      findings.fault(
          "data_base64",
          "data_twice",
          "Meldingen har både «data» og «data_base64». Send bare «data».",
          "The message has both “data” and “data_base64”. Send “data” alone.");
      return plain;
    }
    try {
      return parse(Base64.getDecoder().decode(encoded.asString("")), Json.MESSAGE, findings);
    } catch (IllegalArgumentException e) {
      findings.fault(
          "data_base64",
          "not_base64",
          "«data_base64» er ikke gyldig Base64. Send heller dataene som JSON i «data».",
          "“data_base64” is not valid Base64. Send the data as JSON in “data” instead.");
      return null;
    }
  }

  private static JsonNode given(JsonNode event, String name) {
    JsonNode value = event.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static Read binary(Map<String, String> headers, JsonNode data, Findings findings) {
    Attributes attributes = new Attributes();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            attributes.put(name.substring(PREFIX.length()), value);
          }
        });
    attributes.put("datacontenttype", headers.get("content-type"));
    return assemble(attributes, data, findings);
  }

  private static Read assemble(Attributes attributes, JsonNode data, Findings findings) {
    String version = attributes.get("specversion");
    if (!"1.0".equals(version)) {
      findings.fault(
          "specversion",
          version == null ? "missing" : "wrong_version",
          "«specversion» må være \"1.0\".",
          "“specversion” must be \"1.0\".");
    }
    required(attributes, "id", findings);
    required(attributes, "source", findings);
    required(attributes, "type", findings);
    checkText(attributes, findings);
    checkTime(attributes.get("time"), findings);
    checkContentType(attributes.get("datacontenttype"), findings);
    attributes.tellDropped(findings);
    if (data == null || !data.isObject()) {
      if (findings.clean() || data != null || !mentions(findings, "data")) {
        findings.fault(
            "data",
            data == null ? "missing" : "wrong_type",
            "«data» mangler eller er ikke et JSON-objekt. Legg fagfeltene i «data».",
            "“data” is missing or is not a JSON object. Put the subject's fields in “data”.");
      }
      return Read.of(envelope(attributes, Json.MAPPER.createObjectNode()), findings);
    }
    return Read.of(envelope(attributes, (ObjectNode) data), findings);
  }

  private static boolean mentions(Findings findings, String prefix) {
    return findings.faults().stream()
        .anyMatch(f -> f.field().startsWith(prefix) || f.field().isEmpty());
  }

  private static Envelope envelope(Attributes attributes, ObjectNode data) {
    return new Envelope(
        attributes.get("id"),
        attributes.get("source"),
        attributes.get("type"),
        Rfc3339.plain(attributes.get("time")),
        attributes.get("confirms"),
        data,
        attributes.extensions());
  }

  private static void required(Attributes attributes, String name, Findings findings) {
    String value = attributes.get(name);
    if (value == null || value.isBlank()) {
      findings.fault(
          name,
          "missing",
          "«%s» mangler. Hver melding må ha specversion, id, source, type og data.".formatted(name),
          "“%s” is missing. Every message must have specversion, id, source, type and data."
              .formatted(name));
    }
  }

  private static void checkText(Attributes attributes, Findings findings) {
    for (String name : List.of("id", "source", "type", "confirms")) {
      String value = attributes.get(name);
      if (value == null) {
        continue;
      }
      if (value.length() > MAX_ID_LENGTH) {
        findings.fault(
            name,
            "too_long",
            "«%s» har %d tegn; grensen er %d.".formatted(name, value.length(), MAX_ID_LENGTH),
            "“%s” has %d characters; the most is %d."
                .formatted(name, value.length(), MAX_ID_LENGTH));
      } else if (PlainText.hasControlCharacters(value)) {
        findings.fault(
            name,
            "control_character",
            "«%s» har et usynlig tegn. Skriv verdien på nytt.".formatted(name),
            "“%s” has an invisible control character. Write the value anew.".formatted(name));
      }
    }
  }

  private static void checkTime(String time, Findings findings) {
    if (time == null) {
      return;
    }
    if (!Rfc3339.isTime(time)) {
      findings.fault(
          "time",
          "not_a_time",
          "«time» må være et tidspunkt med tidssone, for eksempel 2027-01-12T08:00:00+01:00.",
          "“time” must be a point in time with zone, for instance 2027-01-12T08:00:00+01:00.");
    }
  }

  private static void checkContentType(String contentType, Findings findings) {
    if (contentType == null) {
      return;
    }
    String media = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!media.equals("application/json")
        && !media.endsWith("+json")
        && !media.equals("text/json")) {
      findings.fault(
          "datacontenttype",
          "not_json",
          "Innholdstypen er «%s»; dataene må være application/json."
              .formatted(PlainText.shortened(contentType)),
          "The content type is “%s”; the data must be application/json."
              .formatted(PlainText.shortened(contentType)));
    }
  }
}
