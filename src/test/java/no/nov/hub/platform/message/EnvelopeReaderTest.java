package no.nov.hub.platform.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.platform.message.EnvelopeReader.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EnvelopeReaderTest {

  private static final String REQUIRED =
      "'specversion':'1.0','id':'a','source':'/drammen','type':'t'";
  private static final String DATA = ",'data':{'members':1}";

  private static Read read(String members) {
    return EnvelopeReader.read(Map.of(), json("{" + REQUIRED + members + "}"));
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode passedOn(Read read) {
    return Json.MAPPER.readTree(read.envelope().toJson());
  }

  private static List<String> codes(List<Reason> reasons) {
    return reasons.stream().map(Reason::code).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data_base64", "time", "subject", "dataschema", "datacontenttype", "confirms"})
  void a_member_that_is_null_is_as_good_as_absent(String name) {
    Read read = read(",'%s':null".formatted(name) + DATA);

    assertThat(read.faults()).isEmpty();
    assertThat(read.notes()).isEmpty();
    assertThat(passedOn(read).get("data").get("members").asInt()).isEqualTo(1);
  }

  @Test
  void data_may_be_null_beside_the_same_in_base64() {
    Read read = read(",'data':null,'data_base64':'eyJtZW1iZXJzIjoyfQ=='");

    assertThat(read.faults()).isEmpty();
    assertThat(read.envelope().data().get("members").asInt()).isEqualTo(2);
  }

  @Test
  void data_that_is_null_is_missing() {
    assertThat(codes(read(",'data':null").faults())).containsExactly("missing");
  }

  @Test
  void data_that_is_there_twice_is_refused_since_either_could_be_meant() {
    assertThat(codes(read(DATA + ",'data_base64':'eyJtZW1iZXJzIjoyfQ=='").faults()))
        .containsExactly("data_twice");
  }

  @Test
  void a_byte_order_mark_changes_nothing() {
    byte[] marked =
        ("\uFEFF{" + REQUIRED + DATA + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    assertThat(EnvelopeReader.read(Map.of(), marked).faults()).isEmpty();
  }

  @Test
  void attributes_that_the_hub_does_not_read_are_passed_on_as_they_are() {
    Read read =
        read(
            ",'subject':'juni','dataschema':'https://example.no/s.json','comexampleextension1':1,'flagged':true"
                + ",'traceparent':'00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'"
                + DATA);

    JsonNode event = passedOn(read);
    assertThat(read.notes()).isEmpty();
    assertThat(event.get("subject").asString()).isEqualTo("juni");
    assertThat(event.get("dataschema").asString()).isEqualTo("https://example.no/s.json");
    assertThat(event.get("comexampleextension1").isInt()).isTrue();
    assertThat(event.get("flagged").booleanValue()).isTrue();
    assertThat(event.get("traceparent").asString()).startsWith("00-0af7");
  }

  @Test
  void so_are_those_of_binary_mode() {
    Read read =
        EnvelopeReader.read(
            Map.of(
                "content-type", "application/json",
                "ce_specversion", "1.0",
                "ce_id", "a",
                "ce_source", "/drammen",
                "ce_type", "t",
                "ce_subject", "juni"),
            json("{'members':1}"));

    assertThat(passedOn(read).get("subject").asString()).isEqualTo("juni");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'traceParent':'x'",
        "'Ext_Two':true",
        "'æøå':'x'",
        "'novreceiptid':'x'",
        "'alongerthanallowedname':'x'",
        "'subject':'a\\nb'",
        "'subject':' '",
        "'share':1.5",
        "'number':99999999999"
      })
  void what_no_reader_need_understand_stays_behind_and_is_told(String member) {
    Read read = read("," + member + DATA);

    assertThat(read.faults()).isEmpty();
    assertThat(codes(read.notes())).containsExactly("not_passed_on");
    assertThat(read.notes().get(0).message().nb()).contains(member.split("'")[1]);
    assertThat(read.envelope().extensions()).isEmpty();
  }

  @Test
  void of_very_many_or_very_long_ones_only_some_are_passed_on() {
    String many =
        IntStream.range(0, 500)
            .mapToObj(i -> ",'ext%d':'x'".formatted(i))
            .collect(Collectors.joining());

    Read read = read(many + ",'long':'%s'".formatted("x".repeat(513)) + DATA);

    assertThat(read.envelope().extensions()).hasSize(20);
    assertThat(read.notes()).hasSize(1);
    assertThat(read.notes().get(0).message().nb()).hasSizeLessThan(500);
  }
}
