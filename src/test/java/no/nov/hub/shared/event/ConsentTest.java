package no.nov.hub.shared.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentTest {

  private final EventFixture hub = new EventFixture();

  private List<String> statuses(String organiser, String eventId) {
    return hub.find(organiser, eventId).coOrganisers().stream()
        .map(who -> who.participant() + " " + who.status())
        .toList();
  }

  private List<String> eventsOf(String participant) {
    return hub.page(participant).events().stream().map(CalendarEvent::eventId).toList();
  }

  @Test
  void a_co_organiser_is_asked_until_it_consents() {
    hub.apply(hub.published("drammen", "f", "'coOrganisers': ['asker', 'baerum']"));
    assertThat(statuses("drammen", "f")).containsExactly("asker asked", "baerum asked");
    assertThat(eventsOf("asker")).isEmpty();

    hub.apply(hub.consent("asker", "drammen", "f", true));

    assertThat(statuses("drammen", "f")).containsExactly("asker consented", "baerum asked");
    assertThat(eventsOf("asker")).containsExactly("f");
    assertThat(eventsOf("baerum")).isEmpty();
  }

  @Test
  void a_consent_may_come_before_the_event_and_outlives_new_versions() {
    hub.apply(hub.consent("asker", "drammen", "f", true));
    hub.apply(hub.published("drammen", "f", "'coOrganisers': ['asker']"));
    hub.apply(hub.published("drammen", "f", "'coOrganisers': ['asker'], 'title': 'Nytt'"));

    assertThat(statuses("drammen", "f")).containsExactly("asker consented");
  }

  @Test
  void a_consent_is_withdrawn_and_given_again_also_within_one_batch() {
    hub.apply(
        hub.published("drammen", "f", "'coOrganisers': ['asker']"),
        hub.consent("asker", "drammen", "f", true),
        hub.consent("asker", "drammen", "f", false));
    assertThat(statuses("drammen", "f")).containsExactly("asker asked");

    hub.apply(hub.consent("asker", "drammen", "f", true));
    assertThat(statuses("drammen", "f")).containsExactly("asker consented");
  }

  @Test
  void a_consent_of_somebody_who_is_not_named_makes_nobody_co_organiser() {
    hub.apply(
        hub.published("drammen", "f", "'coOrganisers': ['asker']"),
        hub.consent("baerum", "drammen", "f", true));

    assertThat(statuses("drammen", "f")).containsExactly("asker asked");
    assertThat(eventsOf("baerum")).isEmpty();
  }

  @Test
  void the_same_event_published_by_both_is_shown_once_and_is_consent() {
    hub.apply(hub.published("drammen", "a", "'title': 'Innsikt 2027', 'coOrganisers': ['asker']"));
    hub.apply(
        hub.published("asker", "b", "'title': 'INNSIKT  2027 ', 'coOrganisers': ['drammen']"));

    assertThat(hub.shown()).containsExactly("drammen/a");
    assertThat(statuses("drammen", "a")).containsExactly("asker consented");
    assertThat(statuses("asker", "b")).containsExactly("drammen consented");
    assertThat(hub.calendar.find("asker", "b").orElseThrow().shownAs()).isEqualTo("drammen/a");
    assertThat(eventsOf("asker")).containsExactly("a");
  }

  @Test
  void named_by_one_only_or_at_another_time_both_are_shown() {
    hub.apply(
        hub.published("drammen", "a", "'coOrganisers': ['asker']"),
        hub.published("asker", "b", ""),
        hub.published("asker", "c", "'coOrganisers': ['drammen'], 'start': '2027-01-12T09:00'"));

    assertThat(hub.shown()).containsExactlyInAnyOrder("drammen/a", "asker/b", "asker/c");
    assertThat(statuses("drammen", "a")).containsExactly("asker asked");
  }

  @Test
  void when_the_first_is_cancelled_or_moved_the_other_is_shown_again() {
    hub.apply(
        hub.published("drammen", "a", "'coOrganisers': ['asker']"),
        hub.published("asker", "b", "'coOrganisers': ['drammen']"));
    assertThat(hub.shown()).containsExactly("drammen/a");

    hub.apply(
        hub.published("drammen", "a", "'coOrganisers': ['asker'], 'start': '2027-01-12T07:00'"));
    assertThat(hub.shown()).containsExactly("drammen/a", "asker/b");
    assertThat(statuses("drammen", "a")).containsExactly("asker asked");

    hub.apply(hub.published("drammen", "a", "'coOrganisers': ['asker']"));
    assertThat(hub.shown()).containsExactly("drammen/a");

    hub.apply(hub.cancelled("drammen", "a", ""));
    assertThat(hub.shown()).containsExactlyInAnyOrder("drammen/a", "asker/b");
  }

  @Test
  void who_withholds_consent_in_words_has_not_given_it_by_publishing() {
    hub.apply(
        hub.published("drammen", "a", "'coOrganisers': ['asker']"),
        hub.published("asker", "b", "'coOrganisers': ['drammen']"));
    hub.apply(hub.consent("asker", "drammen", "a", false));

    assertThat(hub.shown()).containsExactlyInAnyOrder("drammen/a", "asker/b");
    assertThat(statuses("drammen", "a")).containsExactly("asker asked");
  }

  @Test
  void of_three_who_name_each_other_the_first_is_shown() {
    hub.apply(hub.published("baerum", "c", "'coOrganisers': ['drammen', 'asker']"));
    hub.apply(hub.published("drammen", "a", "'coOrganisers': ['asker', 'baerum']"));
    hub.apply(hub.published("asker", "b", "'coOrganisers': ['drammen', 'baerum']"));

    assertThat(hub.shown()).containsExactly("baerum/c");
    assertThat(statuses("baerum", "c")).containsExactly("drammen consented", "asker consented");
  }
}
