package no.nov.hub.groups.charter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharterRouteTest {

  @Test
  void what_has_turned_is_told_to_contact_and_leader_and_not_again() {
    CharterHub hub = new CharterHub();
    hub.group("energi", "ola", "per", "eva", "ida", "jon")
        .called("ledere", "2027-02-01")
        .on("2027-05-10");

    watches(hub);
    assertThat(hub.letters()).hasSize(2);
    watches(hub);

    assertThat(hub.letters()).isEmpty();
  }

  private static void watches(CharterHub hub) {
    hub.round("69-watch-charters.camel.xml", WatchingCharters.class);
  }
}
