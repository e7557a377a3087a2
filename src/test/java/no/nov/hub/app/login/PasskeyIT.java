package no.nov.hub.app.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.Chromium;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.passkey.Passkeys;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UserInvitations;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.language.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passkeys in a real browser, with a machine of its own that keeps them. */
@HubIntegrationTest
class PasskeyIT {

  private static final Path PICTURES = Path.of("target/pictures");
  private static final int WIDE = 1280;
  private static final int NARROW = 390;

  @Autowired HubClient hub;
  @Autowired Users users;
  @Autowired UserInvitations invitations;
  @Autowired LoginRequests requests;
  @Autowired Passkeys passkeys;
  @Autowired Clock clock;

  private Chromium browser;
  private String machine;
  private final User kari =
      new User(
          UUID.randomUUID(),
          "Kari Nordmann",
          "kari." + UUID.randomUUID() + "@example.no",
          Language.NB);

  @BeforeEach
  void open() {
    assumeTrue(Chromium.isInstalled(), "Chromium is not installed");
    hub.awaitReady();
    browser = Chromium.start();
    machine = browser.addVirtualAuthenticator();
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void whoever_got_in_by_a_link_makes_a_passkey_and_gets_in_with_it() throws Exception {
    users.add(kari, List.of(role()), "test");
    enterByLink();
    browser.waitForText("Neste gang kan du logge inn uten kode");
    picture("offer");

    browser.click("aside a.button");
    browser.waitForPath("/meg/passnokkel");
    picture("make");
    browser.type("#navn", "Karis maskin");
    browser.click("form[data-passkey] .button");
    browser.waitForPath("/meg");
    assertThat(browser.text()).contains("Karis maskin", "aldri").doesNotContain("Neste gang");
    picture("self");

    leave();
    picture("login");
    pressPasskey();
    browser.waitForPath("/");
    browser.open(url("/meg"));
    assertThat(browser.text()).contains(kari.address(), "passnøkkel").doesNotContain("aldri");

    browser.click("form[action$='/fjern'] button");
    browser.waitForText("Du har ingen passnøkkel.");
    leave();
    pressPasskey();
    browser.waitForText("Passnøkkelen ble ikke godtatt");
    picture("refused");
    assertThat(browser.path()).isEqualTo("/logg-inn/passnokkel");
  }

  /** As browsers do without a press, when one chooses it in the field of the address. */
  @Test
  void the_field_of_the_address_offers_the_passkey() {
    users.add(kari, List.of(role()), "test");
    enterByLink();
    browser.open(url("/meg/passnokkel"));
    browser.click("form[data-passkey] .button");
    browser.waitForPath("/meg");

    logOut();

    browser.waitForPath("/");
    browser.open(url("/meg"));
    assertThat(browser.text()).contains(kari.address()).doesNotContain("aldri");
  }

  @Test
  void whoever_was_invited_is_led_to_make_one_and_may_leave_it() {
    String link = UUID.randomUUID().toString();
    invitations.invite(kari, List.of(role()), link, Actor.hub("test"));
    browser.open(url("/invitasjon/" + link));
    browser.click("main form .button");
    browser.waitForPath("/meg/passnokkel");

    browser.click("form[action$='/ikke-na'] button");

    browser.waitForPath("/");
    assertThat(browser.text()).contains("Oversikt").doesNotContain("Neste gang");
    assertThat(passkeys.of(kari)).isEmpty();
    leave();
    enterByLink();
    assertThat(browser.text()).doesNotContain("Neste gang");
  }

  @Test
  void a_finger_that_is_not_known_makes_and_shows_nothing() {
    users.add(kari, List.of(role()), "test");
    enterByLink();
    browser.open(url("/meg/passnokkel"));
    browser.ask(
        "WebAuthn.setUserVerified", Map.of("authenticatorId", machine, "isUserVerified", false));

    browser.click("form[data-passkey] .button");

    browser.waitForText("Passnøkkelen ble ikke brukt");
    assertThat(passkeys.of(kari)).isEmpty();
  }

  @Test
  void a_machine_that_has_one_makes_no_second() {
    users.add(kari, List.of(role()), "test");
    enterByLink();
    for (String told : List.of("Passnøkler", "Det er alt en passnøkkel for deg")) {
      browser.open(url("/meg/passnokkel"));
      browser.click("form[data-passkey] .button");
      browser.waitForText(told);
    }

    assertThat(passkeys.of(kari)).hasSize(1);
  }

  private void pressPasskey() {
    browser.waitFor("form[data-passkey] button");
    presence(true);
    browser.click("form[data-passkey] button");
  }

  /** Whether somebody is there who lays a finger on, as soon as it is asked for. */
  private void presence(boolean simulated) {
    browser.ask(
        "WebAuthn.setAutomaticPresenceSimulation",
        Map.of("authenticatorId", machine, "enabled", simulated));
  }

  private void enterByLink() {
    browser.open(url("/logg-inn/lenke/" + requests.linkFor(kari)));
    browser.click("main form .button");
    browser.waitForPath("/");
  }

  /** And waits where nobody chooses a passkey yet. */
  private void leave() {
    presence(false);
    logOut();
    browser.waitForPath("/logg-inn");
  }

  private void logOut() {
    browser.run("document.querySelector(\"form[action='/logg-ut']\").submit()");
  }

  private void picture(String name) throws Exception {
    browser.screenshot(PICTURES.resolve(name + "-" + NARROW + ".png"), NARROW);
    browser.screenshot(PICTURES.resolve(name + "-" + WIDE + ".png"), WIDE);
  }

  private String url(String path) {
    return "http://localhost:" + hub.uri("/").getPort() + path;
  }

  private GivenRole role() {
    return new GivenRole(
        UUID.randomUUID(), kari.id(), Role.POSTER, "modum", null, LocalDate.now(clock), null);
  }
}
