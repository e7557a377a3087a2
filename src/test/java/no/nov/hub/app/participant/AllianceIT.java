package no.nov.hub.app.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.nov.hub.Browser;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Another alliance, of fifty with other names, from a file of its own. */
@HubIntegrationTest
@TestPropertySource(
    properties = "spring.config.import=file:src/test/resources/alliance/alliance.yml")
class AllianceIT {

  private static final List<String> OF_NOV =
      List.of("Drammen", "Kongsberg", "Ringerike", "Bærum", "Modum", "Osloregionen", "Oslofjord");

  @Autowired HubClient hub;
  @Autowired Participants participants;
  @Autowired Users users;
  @Autowired LoginRequests requests;
  @Autowired Clock clock;

  @BeforeEach
  void start() {
    hub.awaitReady();
  }

  @Test
  void it_has_its_own_participants_and_no_other() {
    assertThat(participants.all()).hasSize(50);
    assertThat(participants.associations()).hasSize(49);
    assertThat(participants.ids()).contains("fjordvik", "innlandsradet").doesNotContain("drammen");
  }

  @Test
  void its_figures_are_of_all_fifty_in_its_own_municipalities() {
    for (Participant each : participants.associations()) {
      assertThat(
              hub.submit(each.id(), Messages.count(each.id(), "count", "2021-06-30", 10)).status())
          .isEqualTo(202);
    }

    JsonNode figures =
        hub.eventually(
            "fjordvik",
            "/api/v1/statistics?asOf=2021-06-30",
            found -> found.at("/totals/members").asInt() == 490);

    assertThat(figures.at("/coverage/of").asInt()).isEqualTo(49);
    assertThat(figures.at("/coverage/reported").asInt()).isEqualTo(49);
    assertThat(figures.at("/byAssociation/fjordvik/name").asString())
        .isEqualTo("Næringslaget i Fjordvik");
  }

  @Test
  void its_pages_say_its_name_and_nothing_of_nov() {
    Browser operator = loggedIn(Role.OPERATOR, null);
    Browser poster = loggedIn(Role.POSTER, "sandvik");

    for (String page : List.of(operator.get("/").body(), poster.get("/").body())) {
      assertThat(page)
          .contains("Næringslagene i Innlandet Øst", "NIØ nå")
          .doesNotContain(OF_NOV)
          .doesNotContainPattern("\\bNOV\\b");
    }
    assertThat(operator.get("/deltakere").body())
        .contains("Næringslaget i Fjordvik", "9050 Norddal")
        .doesNotContain(OF_NOV);
    assertThat(operator.get("/folk").body()).contains("NIØ-sekretær");
    assertThat(poster.get("/meg").body()).contains("Innsender for Næringslaget i Sandvik");
  }

  @Test
  void its_charter_takes_the_place_of_the_one_that_is_shipped() {
    hub.submit(
        "fjordvik",
        Messages.from(
            "fjordvik",
            "no.nov.group.registered.v1",
            "group-1",
            "{'owner':'fjordvik','groupId':'kraft','kind':'resource','name':'Kraft',"
                + "'contact':{'name':'Ola Nordmann','address':'ola@example.no'},"
                + "'members':[{'name':'Kari','address':'kari@example.no','personalMember':true}]}"));

    JsonNode report =
        hub.eventually(
            "fjordvik",
            "/api/v1/charter-reports/fjordvik/kraft",
            found -> found.toString().contains("Minst to møter i hvert halvår"));

    assertThat(report.toString()).doesNotContain("Minst ett gruppemøte");
  }

  @Test
  void the_calendar_bears_its_name() {
    assertThat(hub.browser().get("/calendar.ics").body()).contains("Arrangementer: NIØ");
  }

  private Browser loggedIn(Role role, String participant) {
    User user =
        new User(
            UUID.randomUUID(), "Kari Nordmann", UUID.randomUUID() + "@example.no", Language.NB);
    users.add(
        user,
        List.of(
            new GivenRole(
                UUID.randomUUID(), user.id(), role, participant, null, LocalDate.now(clock), null)),
        "test");
    Browser browser = hub.browser();
    String link = "/logg-inn/lenke/" + requests.linkFor(user);
    browser.fill(link, link, java.util.Map.of());
    return browser;
  }
}
