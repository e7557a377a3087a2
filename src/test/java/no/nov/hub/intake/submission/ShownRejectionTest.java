package no.nov.hub.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.access.CallersForTests;
import no.nov.hub.intake.access.Scope;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.submission.SubmissionTables.Rejected;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownRejectionTest {

  private static final String SECRET = "kari@example.no";

  private final CallersForTests callers =
      new CallersForTests(RealSettings.PARTICIPANTS, new Nov("nov", "NOV", null));

  @ParameterizedTest
  @ValueSource(
      strings = {
        Types.GROUP_REGISTERED,
        Types.MEETING_CALLED,
        Types.MEETING_CANCELLED,
        Types.MEETING_PROPOSED,
        Types.MEETING_MINUTED,
        Types.EVIDENCE_RECORDED,
        Types.CHARTER_ADOPTED,
        "no.nov.meeting.misspelt.v1"
      })
  void what_may_tell_of_persons_needs_the_scope_of_groups(String type) {
    Rejected rejected = structured(type);

    assertThat(shown(rejected, Scope.READ, Scope.SUBMIT))
        .containsEntry("contentNeedsScope", Scope.GROUPS)
        .doesNotContainKeys("content", "attributes");
    assertThat(shown(rejected, Scope.READ, Scope.GROUPS))
        .containsEntry("content", body(type))
        .doesNotContainKey("contentNeedsScope");
  }

  @ParameterizedTest
  @ValueSource(strings = {Types.MEMBERSHIP_COUNTED, Types.EVENT_PUBLISHED, Types.POSITION_ADOPTED})
  void what_is_shared_with_all_is_shown_to_whoever_reads(String type) {
    assertThat(shown(structured(type), Scope.READ)).containsEntry("content", body(type));
  }

  @Test
  void the_type_may_stand_in_the_attributes() {
    Map<String, String> attributes =
        Map.of("ce_specversion", "1.0", "ce_type", Types.MEETING_CALLED, "ce_id", SECRET);
    Rejected binary = rejected(attributes, "{\"a\": \"b\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(shown(binary, Scope.READ).toString()).doesNotContain(SECRET);
    assertThat(shown(binary, Scope.READ, Scope.GROUPS)).containsEntry("attributes", attributes);
  }

  @Test
  void what_nobody_can_read_may_tell_of_anybody() {
    for (byte[] content :
        new byte[][] {null, new byte[0], (SECRET + "{").getBytes(StandardCharsets.UTF_8)}) {
      assertThat(shown(rejected(Map.of(), content), Scope.READ))
          .containsEntry("contentNeedsScope", Scope.GROUPS)
          .doesNotContainKey("content");
    }
  }

  @Test
  void whoever_may_only_send_sees_no_content_of_what_it_settles() {
    assertThat(shown(structured(Types.MEMBERSHIP_COUNTED), Scope.SUBMIT))
        .containsEntry("contentNeedsScope", Scope.READ)
        .containsEntry("status", "rejected")
        .doesNotContainKeys("content", "attributes");
  }

  private Map<String, Object> shown(Rejected rejected, Scope... scopes) {
    return ShownRejection.to(callers.caller("drammen", scopes), rejected);
  }

  private static Rejected structured(String type) {
    return rejected(Map.of(), body(type).getBytes(StandardCharsets.UTF_8));
  }

  private static String body(String type) {
    return Json.MAPPER.writeValueAsString(
        Map.of("specversion", "1.0", "type", type, "data", Map.of("leader", SECRET)));
  }

  private static Rejected rejected(Map<String, String> attributes, byte[] content) {
    return new Rejected(
        UUID.randomUUID(),
        "drammen",
        SubmissionStatus.REJECTED,
        "HTTP",
        Json.MAPPER.createArrayNode(),
        attributes,
        content,
        true,
        Instant.EPOCH,
        null);
  }
}
