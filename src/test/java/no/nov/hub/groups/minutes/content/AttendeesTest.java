package no.nov.hub.groups.minutes.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import no.nov.hub.groups.minutes.content.AttendanceTables.AttendanceState;
import no.nov.hub.platform.message.Json;
import org.junit.jupiter.api.Test;

class AttendeesTest {

  @Test
  void those_who_have_been_erased_since_stay_where_they_were_and_are_no_guests() {
    List<Attendee> listed =
        Attendees.of(
            Json.MAPPER.readTree(
                """
                [{"address":"(slettet)","name":"(slettet)","present":true},
                 {"address":"(slettet)","present":true},
                 {"name":"Gro Gjest","present":true}]
                """),
            People.of(List.of(), List.of()));

    assertThat(listed)
        .extracting(Attendee::name, Attendee::state)
        .containsExactly(
            tuple("(slettet)", AttendanceState.PRESENT),
            tuple("(slettet)", AttendanceState.PRESENT),
            tuple("Gro Gjest", AttendanceState.GUEST));
  }
}
