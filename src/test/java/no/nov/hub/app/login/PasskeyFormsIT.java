package no.nov.hub.app.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.Browser;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.LogLines;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.passkey.Passkeys;
import no.nov.hub.intake.passkey.SoftPasskey;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.language.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.SerializationUtils;

/** The forms behind passkeys, sent as an honest browser does and otherwise. */
@HubIntegrationTest
class PasskeyFormsIT {

  private static final String USE = "/logg-inn/passnokkel";
  private static final String MAKE = "/meg/passnokkel";
  private static final String LOGIN = "/logg-inn";

  @Autowired HubClient hub;
  @Autowired JdbcTemplate jdbc;
  @Autowired Users users;
  @Autowired LoginRequests requests;
  @Autowired Passkeys passkeys;
  @Autowired Clock clock;

  private final User kari = user();
  private SoftPasskey passkey;

  @BeforeEach
  void addKari() {
    hub.awaitReady();
    users.add(kari, List.of(role(kari)), "test");
    passkey = new SoftPasskey(origin(), "localhost");
  }

  @Test
  void a_passkey_gives_a_session_of_its_own_and_says_so() {
    Browser browser = loggedIn(kari);
    assertThat(make(browser).headers().firstValue("location")).contains("/meg");
    String before = browser.cookie("hub-session");

    HttpResponse<String> entered = use(browser, "/logg-inn/igjen", Map.of("til", "/meg"));

    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(entered.headers().firstValue("location")).contains("/meg");
    assertThat(browser.cookie("hub-session")).isNotEqualTo(before);
    assertThat(browser.get("/meg").body()).contains(kari.address(), "passnøkkel");
    assertThat(
            jdbc.queryForList(
                "SELECT subject FROM kept.audit WHERE who = ? AND action = 'logged in'",
                String.class,
                kari.mark()))
        .contains("PASSKEY");
  }

  @Test
  void a_role_that_is_taken_away_is_gone_for_a_passkey_too() {
    make(loggedIn(kari));
    for (GivenRole role : users.rolesNow(kari.id())) {
      users.takeAway(role.id(), Actor.hub("test"));
    }
    Browser browser = browser();

    use(browser, LOGIN, Map.of());

    assertThat(browser.get("/").headers().firstValue("location")).contains("/meg");
  }

  @Test
  void the_pages_with_a_script_load_it_from_the_hub_alone() {
    Browser browser = browser();
    HttpResponse<String> login = browser.get(LOGIN);
    assertThat(login.body()).contains("username webauthn", "<script src=\"/passkeys.js\"");
    assertThat(login.headers().allValues("content-security-policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-inline");

    assertThat(hub.browser().get(LOGIN).body())
        .as("at an address of a number there are none")
        .doesNotContain("<script", "passnøkkel");
    assertThat(browser.get("/passkeys.js").headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "null", "{}", "{\"rawId\":\"AAAA\",\"response\":{}}", "[[[["})
  void what_is_no_answer_of_a_browser_is_told_on_the_page(String answer) {
    Browser browser = browser();
    HttpResponse<String> refused = browser.fill(LOGIN, USE, Map.of("svar", answer));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Passnøkkelen ble ikke godtatt").endsWith("</html>\n");

    HttpResponse<String> notMade =
        loggedIn(kari).fill(MAKE, MAKE, Map.of("svar", answer, "navn", "x"));
    assertThat(notMade.statusCode()).isEqualTo(422);
    assertThat(notMade.body()).contains("Passnøkkelen ble ikke laget");
  }

  @ParameterizedTest
  @CsvSource({"20000, 422", "300000, 413"})
  void an_answer_that_is_too_large_is_refused(int length, int status) {
    assertThat(browser().fill(LOGIN, USE, Map.of("svar", "x".repeat(length))).statusCode())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {USE, USE + "/start", MAKE, MAKE + "/start", MAKE + "/ikke-na"})
  void a_form_that_no_page_of_the_hub_made_does_nothing(String path) {
    Browser browser = loggedIn(kari);
    String answer = passkey.make(start(browser, MAKE, MAKE));

    assertThat(browser.post(path, "forged", Map.of("svar", answer)).statusCode()).isEqualTo(403);
    assertThat(passkeys.of(kari)).isEmpty();
  }

  @Test
  void nobody_who_is_not_logged_in_makes_a_passkey() {
    Browser browser = browser();
    for (String path : List.of(MAKE, MAKE + "/start")) {
      assertThat(browser.fill(LOGIN, path, Map.of()).headers().firstValue("location"))
          .contains(LOGIN);
    }
  }

  @Test
  void passkeys_are_made_and_removed_within_ten_minutes_of_a_login() {
    Browser browser = loggedIn(kari);
    make(browser);
    String begun = passkey.make(start(browser, MAKE, MAKE));
    sessionsAreOld();
    String remove = MAKE + "/" + passkeys.of(kari).get(0).id() + "/fjern";

    assertThat(browser.get(MAKE).headers().firstValue("location"))
        .contains("/logg-inn/igjen?til=/meg/passnokkel");
    assertThat(browser.fill("/meg", MAKE + "/start", Map.of()).statusCode()).isEqualTo(403);
    assertThat(browser.fill("/meg", MAKE, Map.of("svar", begun)).headers().firstValue("location"))
        .contains("/logg-inn/igjen?til=/meg/passnokkel");
    assertThat(browser.fill("/meg", remove, Map.of()).headers().firstValue("location"))
        .contains("/logg-inn/igjen?til=/meg");
    assertThat(passkeys.of(kari)).hasSize(1);

    assertThat(browser.get("/logg-inn/igjen").body()).contains("Bruk en passnøkkel");
    use(browser, "/logg-inn/igjen", Map.of());
    assertThat(browser.fill("/meg", remove, Map.of()).headers().firstValue("location"))
        .contains("/meg");
    assertThat(passkeys.of(kari)).isEmpty();
  }

  @Test
  void nobody_removes_a_passkey_of_another() {
    make(loggedIn(kari));
    User ola = user();
    users.add(ola, List.of(role(ola)), "test");

    HttpResponse<String> refused =
        loggedIn(ola).fill("/meg", MAKE + "/" + passkeys.of(kari).get(0).id() + "/fjern", Map.of());

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(passkeys.of(kari)).hasSize(1);
  }

  @Test
  void a_copied_passkey_is_told_on_the_page() {
    passkey.count = 7;
    make(loggedIn(kari));

    HttpResponse<String> refused = use(browser(), LOGIN, Map.of());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("den kan være kopiert");
  }

  @Test
  void a_persons_export_names_passkeys_without_their_keys_and_erasure_ends_them() {
    make(loggedIn(kari));

    HubClient.Answer export = asOperator("export");
    assertThat(export.text())
        .contains("Karis maskin made ", "last used null")
        .doesNotContain(credentialId());
    assertThat(asOperator("erase").status()).isEqualTo(200);

    assertThat(passkeys.of(kari)).isEmpty();
    assertThat(use(browser(), LOGIN, Map.of()).statusCode()).isEqualTo(422);
  }

  private HubClient.Answer asOperator(String deed) {
    return hub.post(
        "operator",
        "/api/v1/operator/persons/" + deed,
        "application/json",
        "{\"address\":\"%s\"}".formatted(kari.address()).getBytes(UTF_8));
  }

  private String credentialId() {
    return jdbc.queryForObject(
        "SELECT credential_id FROM kept.passkey WHERE user_id = ?", String.class, kari.id());
  }

  @Test
  void neither_answer_nor_credential_is_in_the_log() {
    try (LogLines log = new LogLines()) {
      make(loggedIn(kari));
      Browser browser = browser();
      String answer = passkey.use(start(browser, LOGIN, USE));
      browser.fill(LOGIN, USE, Map.of("svar", answer));
      browser.fill("/meg", USE, Map.of("svar", answer));
      String id = credentialId();

      assertThat(log.texts()).noneMatch(text -> text.contains(id) || text.contains(kari.address()));
    }
  }

  private HttpResponse<String> make(Browser browser) {
    String answer = passkey.make(start(browser, MAKE, MAKE));
    return browser.fill(MAKE, MAKE, Map.of("svar", answer, "navn", "Karis maskin", "til", "/meg"));
  }

  private HttpResponse<String> use(Browser browser, String page, Map<String, String> more) {
    var fields = new HashMap<>(more);
    fields.put("svar", passkey.use(start(browser, page, USE)));
    return browser.fill(page, USE, fields);
  }

  /** What the script of the page asks for. */
  private static String start(Browser browser, String page, String path) {
    HttpResponse<String> options = browser.fill(page, path + "/start", Map.of());
    assertThat(options.statusCode()).as(options.body()).isEqualTo(200);
    return options.body();
  }

  private void sessionsAreOld() {
    // As Java writes a long.
    byte[] old = SerializationUtils.serialize(0L);
    jdbc.update(
        """
        UPDATE login.session_attributes SET attribute_bytes = ? WHERE attribute_name = 'at'
          AND session_primary_id IN (SELECT primary_id FROM login.session WHERE principal_name = ?)
        """,
        old,
        kari.id().toString());
  }

  private Browser loggedIn(User user) {
    Browser browser = browser();
    String link = "/logg-inn/lenke/" + requests.linkFor(user);
    browser.fill(link, link, Map.of());
    return browser;
  }

  /** By name, since there are no passkeys for numbers. */
  private Browser browser() {
    return new Browser(path -> origin() + path);
  }

  private String origin() {
    return "http://localhost:" + hub.uri("/").getPort();
  }

  private static User user() {
    return new User(
        UUID.randomUUID(),
        "Kari Nordmann",
        "kari." + UUID.randomUUID() + "@example.no",
        Language.NB);
  }

  private GivenRole role(User user) {
    return new GivenRole(
        UUID.randomUUID(), user.id(), Role.POSTER, "modum", null, LocalDate.now(clock), null);
  }
}
