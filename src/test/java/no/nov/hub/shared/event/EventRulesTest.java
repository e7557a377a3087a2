package no.nov.hub.shared.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import no.nov.hub.Messages;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class EventRulesTest {

  private final EventRules rules =
      new EventRules(
          EventFixture.PARTICIPANTS,
          EventFixture.MUNICIPALITIES,
          Clock.fixed(EventFixture.NOW, EventFixture.OSLO));

  private final Findings findings = new Findings();

  private ObjectNode check(String fields) {
    ObjectNode data = EventFixture.event("drammen", "frokost-1", fields);
    rules.check(data, EventFixture.participant("drammen"), findings);
    return data;
  }

  @Test
  void an_ordinary_event_has_no_faults() {
    check(
        "'venue': {'municipality': '3301'}, 'url': 'https://example.no/frokost', 'coOrganisers': ['asker'], 'capacity': 40, 'partOf': 'innsikt'");

    assertThat(findings.faults()).isEmpty();
    assertThat(findings.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'start': '2027-02-30T08:00'                                | data.start | not_a_time
          'start': '2027-02-30', 'end': '2027-03-01'                 | data.start | not_a_date
          'start': '2027-01-12T24:30'                                | data.start | not_a_time
          'start': '0027-01-12T08:00'                                | data.start | not_a_time
          'start': '2207-01-12T08:00', 'end': '2207-01-12T09:00'     | data.start | too_far_ahead
          'start': '2027-01-12'                                      | data.end   | mixed_times
          'end': '2027-01-12'                                        | data.end   | mixed_times
          'end': '2027-01-12T08:00'                                  | data.end   | before
          'end': '2027-01-11T10:00'                                  | data.end   | before
          'end': '2028-01-12T08:01'                                  | data.end   | too_long
          'start': '2027-01-12', 'end': '2027-01-11'                 | data.end   | before
          'start': '2027-03-28T02:30', 'end': '2027-03-28T04:00'     | data.start | no_such_time
          'start': '2027-03-28T01:00', 'end': '2027-03-28T02:00'     | data.end   | no_such_time
          'timeZone': 'Europe/Drammen'                               | data.timeZone | unknown_zone
          'timeZone': '+01:00'                                       | data.timeZone | unknown_zone
          'participants': 30                                         | data.participants | in_future
          'url': 'javascript:alert(1)'                               | data.url | not_a_url
          'onlineUrl': 'teams.example.no'                            | data.onlineUrl | not_a_url
          'venue': {'municipality': '9999'}                          | data.venue.municipality | unknown_municipality
          'coOrganisers': ['asker', 'drammen']                       | data.coOrganisers[1] | own_event
          'coOrganisers': ['lier']                                   | data.coOrganisers[0] | unknown_participant
          'inviteGroups': ['asker/energi']                           | data.inviteGroups[0] | not_yours
          'partOf': 'frokost-1'                                      | data.partOf | own_event
          """)
  void each_fault_is_named_where_it_stands(String fields, String field, String code) {
    // The table's quoting needs the single quotes as they are.
    check(fields);

    assertThat(findings.faults())
        .extracting(Reason::field, Reason::code)
        .containsExactly(tuple(field, code));
  }

  private static org.assertj.core.groups.Tuple tuple(String field, String code) {
    return org.assertj.core.groups.Tuple.tuple(field, code);
  }

  @Test
  void all_faults_are_told_at_once() {
    check("'end': '2027-01-12T07:00', 'url': 'x', 'partOf': 'frokost-1', 'coOrganisers': ['lier']");

    assertThat(findings.faults()).hasSize(4);
  }

  @Test
  void a_time_that_clocks_leap_over_comes_with_advice() {
    check("'start': '2027-03-28T02:30', 'end': '2027-03-28T04:00'");

    assertThat(findings.faults().get(0).message().nb())
        .isEqualTo(
            "«start» er kl. 02.30, men da stilles klokken fra 02.00 til 03.00 i Europe/Oslo. Skriv et tidspunkt før 02.00, eller fra 03.00.");
  }

  @Test
  void a_time_that_comes_twice_is_taken_as_the_first_with_a_note() {
    check("'start': '2027-10-31T02:30', 'end': '2027-10-31T04:00'");

    assertThat(findings.faults()).isEmpty();
    assertThat(findings.notes()).extracting(Reason::code).containsExactly("time_comes_twice");
  }

  @Test
  void the_zone_is_written_out_where_it_was_left_out() {
    ObjectNode data = EventFixture.event("drammen", "frokost-1", "");
    data.remove("timeZone");

    rules.check(data, EventFixture.participant("drammen"), findings);

    assertThat(data.get("timeZone").asString()).isEqualTo("Europe/Oslo");
  }

  @Test
  void whole_days_may_be_one_and_an_end_may_be_left_open() {
    check("'start': '2027-01-12', 'end': '2027-01-12'");
    ObjectNode open = EventFixture.event("drammen", "frokost-2", "");
    open.remove("end");
    rules.check(open, EventFixture.participant("drammen"), findings);

    assertThat(findings.faults()).isEmpty();
  }

  @Test
  void what_has_been_may_say_how_many_came_also_more_than_there_was_room_for() {
    check(
        "'start': '2021-10-12T09:00', 'end': '2021-10-12T15:00', 'participants': 90, 'capacity': 80, 'venue': {'municipality': '3005'}");

    assertThat(findings.faults()).isEmpty();
    assertThat(findings.notes()).isEmpty();
  }

  @Test
  void an_old_municipality_number_becomes_the_one_in_force_with_a_note() {
    ObjectNode data = check("'venue': {'name': 'Union Scene', 'municipality': '3005'}");

    assertThat(data.get("venue").get("municipality").asString()).isEqualTo("3301");
    assertThat(findings.notes()).extracting(Reason::code).containsExactly("municipality_replaced");
  }

  @Test
  void own_groups_are_written_without_their_owner_and_once() {
    ObjectNode data = check("'inviteGroups': ['drammen/energi', 'energi', 'bygg']");

    assertThat(data.get("inviteGroups"))
        .isEqualTo(Messages.data("{'g': ['energi', 'bygg']}").get("g"));
  }

  @Test
  void everybody_may_send_also_the_regional_body() {
    assertThat(rules.maySend(EventFixture.participant("osloregionen"))).isTrue();
    assertThat(rules.key(EventFixture.event("drammen", "frokost-1", "")))
        .isEqualTo("drammen/frokost-1");
    assertThat(rules.makesKnown(EventFixture.event("drammen", "frokost-1", "")))
        .contains("event/frokost-1");
  }
}
