package no.nov.hub.shared.event;

import static org.assertj.core.api.Assertions.assertThat;

import no.nov.hub.Messages;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ConsentAndCancellationRulesTest {

  private final ConsentRules consents = new ConsentRules(EventFixture.PARTICIPANTS);
  private final EventCancelledRules cancellations = new EventCancelledRules();
  private final Findings findings = new Findings();

  private ObjectNode consentOf(String participant, String organiser) {
    ObjectNode data =
        Messages.data(
            "{'participant': '%s', 'event': {'organiser': '%s', 'eventId': 'innsikt-2027'}}"
                .formatted(participant, organiser));
    consents.check(data, EventFixture.participant(participant), findings);
    return data;
  }

  @Test
  void a_consent_says_in_full_that_it_is_given_and_is_grouped_with_the_event() {
    ObjectNode data = consentOf("asker", "drammen");

    assertThat(findings.faults()).isEmpty();
    assertThat(data.get("given").asBoolean()).isTrue();
    assertThat(consents.key(data)).isEqualTo("drammen/innsikt-2027");
  }

  @Test
  void nobody_consents_to_its_own_event() {
    consentOf("asker", "asker");

    assertThat(findings.faults()).extracting(Reason::code).containsExactly("own_event");
  }

  @Test
  void nobody_consents_to_the_event_of_a_stranger() {
    consentOf("asker", "lier");

    assertThat(findings.faults()).extracting(Reason::code).containsExactly("unknown_participant");
  }

  @Test
  void what_is_cancelled_must_have_been_published() {
    ObjectNode data = Messages.data("{'organiser': 'asker', 'eventId': 'frokost-9'}");

    var requirement = cancellations.requires(data).get(0);

    assertThat(requirement.thing()).isEqualTo("event/frokost-9");
    assertThat(requirement.ifUnknown().code()).isEqualTo("unknown_event");
    assertThat(requirement.ifUnknown().message().nb()).contains("«frokost-9»");
  }
}
