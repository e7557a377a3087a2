package no.nov.hub.intake.submission;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.count;
import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Received;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * What stands on the topics that all read, header by header and field by field. Whoever adds to a
 * type says here that others need it, or keeps it from them.
 */
@HubIntegrationTest
class SharedRecordsIT {

  private static final Set<String> ENVELOPE =
      Set.of("specversion", "id", "source", "type", "time", "datacontenttype");

  private static final Map<String, Set<String>> DATA =
      Map.of(
          Types.MEMBERSHIP_COUNTED,
          Set.of(
              "association",
              "asOf",
              "members",
              "jobs",
              "staff",
              "joined",
              "left",
              "byKind.*",
              "byMunicipality.*"),
          Types.EVENT_PUBLISHED,
          Set.of(
              "organiser",
              "eventId",
              "partOf",
              "title",
              "summary",
              "start",
              "end",
              "timeZone",
              "venue.name",
              "venue.address",
              "venue.municipality",
              "onlineUrl",
              "url",
              "theme",
              "audience",
              "coOrganisers[]",
              "capacity",
              "price",
              "participants"),
          Types.EVENT_CANCELLED,
          Set.of("organiser", "eventId", "reason", "title", "start", "withheld"),
          Types.CONSENT_GIVEN,
          Set.of("participant", "event.organiser", "event.eventId", "given"),
          Types.POSITION_ADOPTED,
          Set.of(
              "association",
              "issue.id",
              "issue.title",
              "stance",
              "supports",
              "summary",
              "demands[]",
              "theme",
              "level",
              "municipalities[]",
              "partners[]",
              "adoptedOn",
              "adoptedBy",
              "treatments[].body",
              "treatments[].date",
              "treatments[].caseNumber",
              "treatments[].outcome",
              "advisory",
              "validUntil",
              "hearing.authority",
              "hearing.reference",
              "hearing.caseNumber",
              "hearing.deadline",
              "url"),
          Types.POSITION_WITHDRAWN,
          Set.of("association", "issue.id", "issue.title", "reason", "withdrawnOn"),
          Types.STATISTICS_AGGREGATED,
          Set.of(
              "asOf",
              "totals.*",
              "byAssociation.*",
              "byMunicipality.*",
              "coverage.*",
              "sources.*",
              "rounded.*"));

  private static final String EVENT =
      """
      {'organiser':'kongsberg','eventId':'%1$s','title':'Frokost %1$s','summary':'Kaffe','start':'2027-04-06T08:00',
       'end':'2027-04-06T09:00','timeZone':'Europe/Oslo','venue':{'name':'Rådhuset','municipality':'3303'},
       'inviteGroups':['styret'],'coOrganisers':['modum'],'capacity':20,'price':100}""";

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void only_what_others_need_is_on_the_topics_that_all_read() {
    List<UUID> sent = new ArrayList<>();
    for (Envelope envelope :
        List.of(
            count("kongsberg", "others-count", "2009-01-31", 263),
            from("kongsberg", Types.EVENT_PUBLISHED, "others-event", EVENT.formatted("others")),
            Messages.cancellation("kongsberg", "others-cancelled", "others"),
            Messages.position("kongsberg", "others-position", "others-issue", "for"))) {
      sent.add(hub.produce("kongsberg", envelope));
    }
    sent.forEach(id -> assertThat(status(hub.receipt("kongsberg", id))).isEqualTo("accepted"));

    List<Received> records = shared();

    assertThat(records)
        .extracting(record -> Json.MAPPER.readTree(record.value()).get("id").asString())
        .contains("others-count", "others-event", "others-cancelled", "others-position");
    for (Received record : records) {
      assertThat(record.headers()).extracting(Header::key).containsExactly("content-type");
      JsonNode event = Json.MAPPER.readTree(record.value());
      if (event.get("id").asString().startsWith("others-")) {
        assertThat(event.propertyNames()).as(event.toString()).isSubsetOf(with(ENVELOPE, "data"));
      }
      assertThat(paths(event.get("data")))
          .as(event.toString())
          .allMatch(path -> allowed(event, path));
    }
    String all =
        records.stream()
            .map(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
            .collect(Collectors.joining());
    assertThat(sent).noneMatch(id -> all.contains(id.toString()));
    assertThat(all).doesNotContain("receiptId", "inviteGroups", "confirms");
  }

  @Test
  void the_receipt_that_a_message_confirms_is_between_its_sender_and_the_hub() {
    hub.receipt(
        "kongsberg", hub.produce("kongsberg", count("kongsberg", "leap-0", "2009-05-31", 264)));
    Envelope leap = count("kongsberg", "leap-1", "2009-06-30", 2000);
    UUID held = hub.produce("kongsberg", leap);
    assertThat(status(hub.receipt("kongsberg", held))).isEqualTo("held");

    UUID again = hub.produce("kongsberg", Messages.confirming(held, leap, "leap-2"));

    assertThat(status(hub.receipt("kongsberg", again))).isEqualTo("accepted");
    assertThat(hub.admitted(Topics.MEMBERSHIP, "leap-2"))
        .singleElement()
        .satisfies(event -> assertThat(event.has("confirms")).isFalse());
  }

  @Test
  void whom_an_organiser_invites_is_told_to_the_hub_alone_and_the_same_again_is_the_same() {
    Envelope event =
        from("kongsberg", Types.EVENT_PUBLISHED, "invites", EVENT.formatted("invites"));
    hub.receipt("kongsberg", hub.produce("kongsberg", event));

    JsonNode again = hub.receipt("kongsberg", hub.produce("kongsberg", event));

    assertThat(codes(again)).containsExactly("duplicate");
    assertThat(hub.placesOf("kongsberg", "invites"))
        .extracting(Received::topic)
        .containsExactlyInAnyOrder(Topics.EVENTS, Topics.PRIVATE_MEETINGS);
    assertThat(
            hub.admitted(Topics.EVENTS, "invites").get(0).at("/data/inviteGroups").isMissingNode())
        .isTrue();
    Received whole =
        hub.placesOf("kongsberg", "invites").stream()
            .filter(record -> record.topic().equals(Topics.PRIVATE_MEETINGS))
            .findFirst()
            .orElseThrow();
    assertThat(Json.MAPPER.readTree(whole.value()).at("/data/inviteGroups/0").asString())
        .isEqualTo("styret");
    assertThat(whole.header("nov-data-hash"))
        .isEqualTo(Json.fingerprint(Types.EVENT_PUBLISHED, event.data()));
    JsonNode shown = hub.eventually("modum", "/api/v1/events/kongsberg/invites", answer -> true);
    assertThat(shown.toString()).doesNotContain("inviteGroups", "receiptId");
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(
            () ->
                assertThat(hub.get("kongsberg", "/api/v1/meetings").text())
                    .as("the hub itself invites")
                    .contains("invites"));
  }

  private List<Received> shared() {
    return Stream.of(
            Topics.MEMBERSHIP,
            Topics.EVENTS,
            Topics.POSITIONS,
            Topics.STATISTICS,
            Topics.STATEMENTS)
        .flatMap(topic -> hub.anonymousTopic(topic).stream())
        .toList();
  }

  private static boolean allowed(JsonNode event, String path) {
    Set<String> listed = DATA.get(event.get("type").asString());
    return listed.contains(path)
        || listed.stream()
            .filter(each -> each.endsWith(".*"))
            .anyMatch(each -> path.startsWith(each.substring(0, each.length() - 1)));
  }

  private static Set<String> with(Set<String> names, String more) {
    Set<String> all = new TreeSet<>(names);
    all.add(more);
    return all;
  }

  /** Of all values, such as {@code venue.name} and {@code coOrganisers[]}. */
  private static Set<String> paths(JsonNode data) {
    Set<String> paths = new TreeSet<>();
    data.properties().forEach(field -> collect(field.getKey(), field.getValue(), paths));
    return paths;
  }

  private static void collect(String path, JsonNode node, Set<String> paths) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(path + "." + field.getKey(), field.getValue(), paths));
    } else if (node.isArray() && node.path(0).isObject()) {
      node.forEach(each -> collect(path, each, paths));
    } else {
      paths.add(node.isArray() ? path + "[]" : path);
    }
  }
}
