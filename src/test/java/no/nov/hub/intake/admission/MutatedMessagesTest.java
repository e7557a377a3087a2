package no.nov.hub.intake.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.nov.hub.intake.admission.Inspection.Unsound;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever comes, the door answers with a verdict: sound, or reasons in both languages. */
class MutatedMessagesTest {

  private static final byte[] SOUND =
      """
      {"specversion":"1.0","id":"a","source":"/drammen","type":"no.nov.membership.counted.v1","time":"2026-07-01T08:00:00Z",
       "data":{"association":"drammen","asOf":"2026-06-30","members":1000,"byMunicipality":{"3301":780},"byKind":{"company":900},"joined":5,"left":2,"jobs":40000,"staff":9}}
      """
          .getBytes(StandardCharsets.UTF_8);

  private static void assertAnswered(Map<String, String> headers, byte[] body) {
    Inspection.Outcome outcome =
        Fixtures.INSPECTION.inspect(Fixtures.participant("drammen"), headers, body);
    if (outcome instanceof Unsound unsound) {
      assertThat(unsound.reasons()).isNotEmpty();
      assertThat(unsound.reasons())
          .allSatisfy(
              reason -> {
                assertThat(reason.code()).isNotBlank();
                assertThat(reason.message().nb()).isNotBlank();
                assertThat(reason.message().en()).isNotBlank();
              });
    }
  }

  @Property(tries = 2000)
  void bytesOverwrittenAnywhere(
      @ForAll @IntRange(max = 420) int at,
      @ForAll byte value,
      @ForAll @IntRange(max = 420) int alsoAt,
      @ForAll byte other) {
    byte[] mutated = SOUND.clone();
    mutated[at % mutated.length] = value;
    mutated[alsoAt % mutated.length] = other;
    assertAnswered(Map.of(), mutated);
  }

  @Property(tries = 1000)
  void bytesCutOutAnywhere(
      @ForAll @IntRange(max = 420) int from, @ForAll @IntRange(max = 420) int length) {
    int start = from % SOUND.length;
    int end = Math.min(SOUND.length, start + length);
    byte[] mutated = new byte[SOUND.length - (end - start)];
    System.arraycopy(SOUND, 0, mutated, 0, start);
    System.arraycopy(SOUND, end, mutated, start, SOUND.length - end);
    assertAnswered(Map.of(), mutated);
  }

  @Property(tries = 500)
  void anyBytesAtAll(@ForAll byte[] body) {
    assertAnswered(Map.of(), body);
    assertAnswered(Map.of("ce_specversion", "1.0", "ce_id", "x", "ce_source", "/drammen"), body);
  }

  @Property(tries = 2000)
  void fieldsReplacedByAnything(
      @ForAll("fields") List<String> path, @ForAll("values") JsonNode value) {
    ObjectNode event = (ObjectNode) Json.MAPPER.readTree(SOUND);
    ObjectNode parent = event;
    for (String step : path.subList(0, path.size() - 1)) {
      parent = (ObjectNode) parent.get(step);
    }
    parent.set(path.get(path.size() - 1), value);
    assertAnswered(Map.of(), Json.MAPPER.writeValueAsBytes(event));
  }

  @Property(tries = 1000)
  void headersOfAnyContent(
      @ForAll String id, @ForAll String source, @ForAll String type, @ForAll String contentType) {
    assertAnswered(
        Map.of(
            "ce_specversion", "1.0",
            "ce_id", id,
            "ce_source", source,
            "ce_type", type,
            "content-type", contentType),
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<List<String>> fields() {
    return Arbitraries.of(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "data",
            "confirms",
            "data_base64",
            "datacontenttype",
            "data/association",
            "data/asOf",
            "data/members",
            "data/byMunicipality",
            "data/byMunicipality/3301",
            "data/byKind",
            "data/byKind/company",
            "data/joined",
            "data/left",
            "data/jobs",
            "data/other")
        .map(path -> Arrays.asList(path.split("/")));
  }

  @Provide
  Arbitrary<JsonNode> values() {
    Arbitrary<JsonNode> texts =
        Arbitraries.strings().ofMaxLength(300).map(text -> Json.MAPPER.valueToTree(text));
    Arbitrary<JsonNode> numbers =
        Arbitraries.bigDecimals().map(number -> Json.MAPPER.valueToTree(number));
    Arbitrary<JsonNode> others =
        Arbitraries.of(
                "null",
                "true",
                "[]",
                "{}",
                "[1,[2]]",
                "{\"a\":{\"b\":null}}",
                "9007199254740993",
                "-1",
                "1e40")
            .map(json -> Json.MAPPER.readTree(json));
    return Arbitraries.oneOf(texts, numbers, others);
  }
}
