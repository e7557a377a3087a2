package no.nov.hub.groups.planning;

import static org.assertj.core.api.Assertions.assertThat;

import no.nov.hub.EveryPart;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@EveryPart
class PickingTest {

  private final PollHub hub = new PollHub();

  @Test
  void a_pick_writes_the_called_meeting_into_the_owners_inbox_and_closes_the_poll() {
    hub.group("energi", "ola").proposes("'place':'Rådhuset','note':'Hva passer?'").looks();

    assertThat(hub.picks("2027-01-14T12:00").getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);

    Envelope called = hub.inbox.get(0);
    assertThat(called.type()).isEqualTo(Types.MEETING_CALLED);
    assertThat(called.source()).isEqualTo("/drammen");
    assertThat(called.data().toString())
        .isEqualTo(
            """
            {"owner":"drammen","meetingId":"m-1","groups":["energi"],"title":"Årets første møte","place":"Rådhuset","start":"2027-01-14T12:00","end":"2027-01-14T13:00","timeZone":"Europe/Oslo"}"""
                .strip());
    assertThat(hub.poll().closed()).isEqualTo(Poll.Closing.PICKED);
    assertThat(hub.admits(called).poll().closed()).isEqualTo(Poll.Closing.PICKED);
    assertThat(hub.answers("ola", "yes", "yes").closed()).startsWith("Tidspunktet er valgt");
  }

  @Test
  void what_a_draft_of_the_meeting_says_already_stays() {
    hub.group("energi", "ola")
        .calls("m-1", "2027-02-01T09:00", ",'draft':true,'agenda':['Nettleie']")
        .proposes("");

    hub.picks("2027-01-12T09:00");

    assertThat(hub.inbox.get(0).data().toString())
        .contains("Nettleie", "\"start\":\"2027-01-12T09:00\"", "\"end\":\"2027-01-12T10:30\"")
        .doesNotContain("draft");
  }

  @Test
  void the_same_pick_again_is_the_same_message_and_another_is_refused() {
    hub.group("energi", "ola").proposes("");
    hub.picks("2027-01-12T09:00");
    hub.picks("2027-01-12T09:00:00");
    hub.admits(hub.inbox.get(0)).picks("2027-01-12T09:00");

    assertThat(hub.inbox).extracting(Envelope::id).hasSize(3).containsOnly(hub.inbox.get(0).id());
    assertThat(hub.inbox)
        .extracting(each -> (Object) each.data())
        .containsOnly(hub.inbox.get(0).data());

    ResponseEntity<Object> other = hub.picks("2027-01-14T12:00");
    assertThat(other.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(other.getBody().toString())
        .contains("Et tidspunkt er allerede valgt: 2027-01-12T09:00");
    assertThat(hub.inbox).hasSize(3);
  }

  @Test
  void a_pick_that_kafka_has_not_confirmed_leaves_the_poll_open() {
    hub.group("energi", "ola").proposes("");
    hub.withoutKafka();

    assertThat(hub.picks("2027-01-12T09:00").getStatusCode().value()).isEqualTo(503);

    assertThat(hub.poll().isOpen()).isTrue();
  }

  @Test
  void a_time_that_was_not_proposed_or_is_none_is_refused() {
    hub.group("energi", "ola").proposes("");

    for (String start : new String[] {"2027-01-13T09:00", "", "i morgen"}) {
      ResponseEntity<Object> answer = hub.picks(start);
      assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
      assertThat(answer.getBody().toString()).contains("not_proposed");
    }
    assertThat(hub.inbox).isEmpty();
  }

  @Test
  void nothing_is_picked_where_the_meeting_is_called_otherwise_or_cancelled() {
    hub.group("energi", "ola").proposes("");
    hub.picks("2027-01-12T09:00");

    hub.calls("m-1", "2027-01-20T09:00", "");
    assertThat(hub.picks("2027-01-14T12:00").getBody().toString())
        .contains("Møtet er allerede innkalt.");

    hub.cancels("m-1", "Sykdom");
    assertThat(hub.picks("2027-01-14T12:00").getBody().toString()).contains("Møtet er avlyst.");
    assertThat(hub.inbox).hasSize(1);
  }
}
