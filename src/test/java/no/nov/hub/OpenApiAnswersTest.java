package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/** That answers have the fields that the description says, down to the last record. */
class OpenApiAnswersTest {

  @ParameterizedTest
  @CsvSource({
    "EventPage, shared.event.CalendarPage",
    "EventHistory, shared.event.EventHistory",
    "Clashes, shared.event.EventController$ClashList",
    "PositionPage, shared.position.PositionPage",
    "IssuePage, shared.position.IssuePage",
    "Issue, shared.position.IssueState",
    "Statistics, shared.membership.Statistics",
    "Group, groups.group.GroupPage",
    "Meeting, groups.meeting.MeetingView",
    "HeardAnswer, groups.meeting.MeetingController$Heard",
    "MailPreview, groups.meeting.Preview$Getting",
    "Poll, groups.planning.PollView",
    "YearPlan, groups.planning.YearPlan",
    "Minutes, groups.minutes.MinutesView",
    "AttendanceMatched, groups.minutes.AttendanceListController$Matched",
    "CharterReport, groups.charter.CharterReport",
    "Feed, intake.feed.FeedView",
    "Acknowledged, intake.submission.SubmissionController$Acknowledged",
    "Key, intake.access.Keys$Listed",
    "IssuedKey, intake.access.Keys$Issued",
    "KnownParticipant, app.participant.ParticipantOperatorController$Listed",
    "Outbox, mail.outgoing.OutboxController$OutboxView",
    "PersonExport, mail.person.Persons$Export",
    "PersonErased, mail.person.Persons$Erased"
  })
  void an_answer_has_the_fields_that_are_described(String schema, String type)
      throws ClassNotFoundException {
    compare(schema, Class.forName("no.nov.hub." + type));
  }

  @Test
  void a_receipt_is_as_described() {
    UUID id = UUID.randomUUID();
    List<Reason> reasons = List.of(Reason.of("data.members", "too_large", "For stort.", "Large."));
    JsonNode receipt =
        Json.MAPPER
            .readTree(
                new Receipt(
                        id,
                        "drammen",
                        "m-1",
                        "no.nov.x.v1",
                        SubmissionStatus.HELD,
                        reasons,
                        id,
                        "event/e-7")
                    .toJson(Instant.EPOCH))
            .get("data");

    assertThat(OpenApi.faults(OpenApi.schema("Receipt"), receipt)).isEmpty();
    assertThat(receipt.propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            OpenApi.schema("Receipt").get("properties").propertyNames());
  }

  private static void compare(String schema, Class<?> type) {
    JsonNode properties = OpenApi.schema(schema).path("properties");

    assertThat(names(properties)).as(schema).isEqualTo(fields(type));
    for (RecordComponent part : type.getRecordComponents()) {
      Class<?> inner = innermost(part.getGenericType());
      if (inner.isRecord() && inner.getName().startsWith("no.nov.hub.")) {
        String reference = innermost(properties.get(part.getName())).path("$ref").asString("");
        assertThat(reference).as(schema + "." + part.getName()).startsWith("#/components/schemas/");
        compare(reference.substring(reference.lastIndexOf('/') + 1), inner);
      }
    }
  }

  private static Set<String> names(JsonNode properties) {
    return new TreeSet<>(properties.propertyNames());
  }

  /** As they are written. */
  private static Set<String> fields(Class<?> type) {
    JavaType known = Json.MAPPER.constructType(type);
    Set<String> names = new TreeSet<>();
    Json.MAPPER
        .serializationConfig()
        .classIntrospectorInstance()
        .introspectForSerialization(
            known,
            Json.MAPPER
                .serializationConfig()
                .classIntrospectorInstance()
                .introspectClassAnnotations(known))
        .findProperties()
        .stream()
        .map(BeanPropertyDefinition::getName)
        .forEach(names::add);
    return names;
  }

  /** What lists and maps are of. */
  private static Class<?> innermost(Type type) {
    if (type instanceof ParameterizedType of) {
      Type[] parts = of.getActualTypeArguments();
      return innermost(parts[parts.length - 1]);
    }
    return (Class<?>) type;
  }

  private static JsonNode innermost(JsonNode schema) {
    return Arrays.asList("items", "additionalProperties").stream()
        .filter(schema::has)
        .findFirst()
        .map(inside -> innermost(schema.get(inside)))
        .orElse(schema);
  }
}
