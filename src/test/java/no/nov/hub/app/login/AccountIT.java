package no.nov.hub.app.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.Browser;
import no.nov.hub.Chromium;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.LogLines;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.openid.FakeIssuer;
import no.nov.hub.intake.openid.OpenIdLogins;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.language.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.HtmlUtils;

/** Accounts that two participants keep elsewhere; one of them asks that only these count. */
@HubIntegrationTest
class AccountIT {

  private static final FakeIssuer ISSUER = new FakeIssuer();
  private static final Pattern GO = Pattern.compile("class=\"button\" href=\"(http[^\"]+)\"");
  private static final Path PICTURES = Path.of("target/pictures");

  @Autowired HubClient hub;
  @Autowired Users users;
  @Autowired LoginRequests requests;
  @Autowired OpenIdLogins accounts;
  @Autowired Clock clock;

  private final String subject = UUID.randomUUID().toString();
  private final User kari =
      new User(
          UUID.randomUUID(),
          "Kari Nordmann",
          "kari." + UUID.randomUUID() + "@example.no",
          Language.NB);

  @DynamicPropertySource
  static void accountsOfTwo(DynamicPropertyRegistry settings) {
    for (String participant : List.of("drammen", "asker")) {
      String prefix = "hub.login.openid." + participant;
      settings.add(prefix + ".issuer", () -> ISSUER.issuer("tenant-of-" + participant));
      settings.add(prefix + ".client-id", () -> FakeIssuer.CLIENT);
      settings.add(prefix + ".client-secret", () -> FakeIssuer.SECRET);
    }
    settings.add("hub.login.openid.drammen.only", () -> "true");
  }

  @AfterAll
  static void stop() {
    ISSUER.close();
  }

  @BeforeEach
  void addKari() {
    hub.awaitReady();
    users.add(kari, List.of(role("drammen"), role("asker")), "test");
  }

  @Test
  void an_account_is_linked_by_whoever_is_logged_in_and_lets_in_from_then_on() {
    Browser browser = loggedIn();
    HttpResponse<String> linked = link(browser, "asker");
    assertThat(linked.headers().firstValue("location")).contains("/meg");

    Browser other = browser();
    assertThat(other.get("/logg-inn").body()).contains("/logg-inn/konto/asker");
    HttpResponse<String> entered = logIn(other, "asker", subject);

    assertThat(entered.headers().firstValue("location")).contains("/meg");
    assertThat(other.get("/meg").body()).contains(kari.address(), "konto hos foreningen");
  }

  @Test
  void where_only_accounts_count_a_code_or_link_gives_no_role_and_the_page_says_so() {
    Browser browser = loggedIn();
    assertThat(browser.get("/meg").body())
        .contains("Drammen har bestemt at du må logge inn med")
        .doesNotContain("Asker har bestemt");
    browser.fill("/meg", "/bytt", Map.of("for", "drammen"));
    assertThat(browser.get("/").body()).contains("<summary>Asker");

    link(browser, "drammen");

    assertThat(browser.get("/meg").body()).doesNotContain("har bestemt");
    browser.fill("/meg", "/bytt", Map.of("for", "drammen"));
    assertThat(browser.get("/").body()).contains("<summary>Drammen");
    assertThat(loggedIn().get("/meg").body()).contains("Drammen har bestemt");
  }

  @Test
  void whoever_has_the_mailbox_alone_takes_no_account_away_where_only_it_counts() {
    link(loggedIn(), "drammen");

    HttpResponse<String> refused = loggedIn().fill("/meg", "/meg/konto/drammen/fjern", Map.of());

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(accounts.of(kari)).hasSize(1);
    Browser byAccount = browser();
    logIn(byAccount, "drammen", subject);
    byAccount.fill("/meg", "/meg/konto/drammen/fjern", Map.of());
    assertThat(accounts.of(kari)).isEmpty();
  }

  @Test
  void an_account_that_nobody_linked_is_told_on_the_page() {
    HttpResponse<String> refused = logIn(browser(), "asker", "somebody");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("ikke knyttet til noen her");
  }

  @Test
  void an_answer_in_another_browser_or_without_state_lets_nobody_in() {
    link(loggedIn(), "asker");
    URI back = ISSUER.logIn(location(browser().get("/logg-inn/konto/asker")), subject);

    for (String answer :
        List.of(
            back.getPath() + "?" + back.getQuery(),
            "/logg-inn/konto-svar?code=x",
            back.getPath())) {
      HttpResponse<String> refused = browser().get(answer);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("Innloggingen ble ikke godtatt");
    }
  }

  @Test
  void there_are_no_accounts_of_those_who_keep_none_or_for_whom_one_does_nothing() {
    Browser browser = loggedIn();

    assertThat(browser.get("/logg-inn/konto/modum").statusCode()).isEqualTo(404);
    assertThat(browser.get("/logg-inn/konto/nobody").statusCode()).isEqualTo(404);
    assertThat(browser.get("/meg/konto/modum").statusCode()).isEqualTo(404);
    users.rolesNow(kari.id()).forEach(role -> users.takeAway(role.id(), Actor.hub("test")));
    assertThat(browser.get("/meg/konto/asker").statusCode()).isEqualTo(404);
  }

  @Test
  void a_persons_export_names_accounts_and_erasure_ends_them() {
    link(loggedIn(), "asker");

    assertThat(asOperator("export").text())
        .contains("of asker at " + ISSUER.issuer("tenant-of-asker"));
    assertThat(asOperator("erase").status()).isEqualTo(200);

    assertThat(accounts.of(kari)).isEmpty();
    assertThat(logIn(browser(), "asker", subject).statusCode()).isEqualTo(422);
  }

  @Test
  void neither_code_nor_state_nor_secret_is_in_the_log() {
    try (LogLines log = new LogLines()) {
      link(loggedIn(), "asker");
      URI back = ISSUER.logIn(location(browser().get("/logg-inn/konto/asker")), subject);
      browser().get(back.getPath() + "?" + back.getQuery());
      String state = back.getQuery().substring(back.getQuery().indexOf("state=") + 6);

      assertThat(log.texts())
          .noneMatch(
              text ->
                  text.contains(state)
                      || text.contains(subject)
                      || text.contains(FakeIssuer.SECRET));
    }
  }

  @Test
  void a_real_browser_goes_to_the_issuer_and_comes_back() throws Exception {
    assumeTrue(Chromium.isInstalled(), "Chromium is not installed");
    ISSUER.visitor = subject;
    try (Chromium chromium = Chromium.start()) {
      chromium.open(origin() + "/logg-inn/lenke/" + requests.linkFor(kari));
      chromium.click("main form .button");
      chromium.waitForPath("/");
      chromium.open(origin() + "/meg/konto/drammen");
      chromium.click("main a.button");
      chromium.waitForPath("/meg");
      for (int width : List.of(390, 1280)) {
        chromium.screenshot(PICTURES.resolve("accounts-" + width + ".png"), width);
      }
      chromium.run("document.querySelector(\"form[action='/logg-ut']\").submit()");
      chromium.waitForPath("/logg-inn");
      for (int width : List.of(390, 1280)) {
        chromium.screenshot(PICTURES.resolve("login-accounts-" + width + ".png"), width);
      }

      chromium.click("a[href*='/logg-inn/konto/drammen']");

      chromium.waitForPath("/");
      chromium.open(origin() + "/meg");
      assertThat(chromium.text()).contains(kari.address(), "konto hos foreningen");
    }
  }

  private HubClient.Answer asOperator(String deed) {
    return hub.post(
        "operator",
        "/api/v1/operator/persons/" + deed,
        "application/json",
        "{\"address\":\"%s\"}".formatted(kari.address()).getBytes(UTF_8));
  }

  private HttpResponse<String> link(Browser browser, String participant) {
    HttpResponse<String> page = browser.get("/meg/konto/" + participant);
    Matcher go = GO.matcher(page.body());
    assertThat(go.find()).as(page.body()).isTrue();
    return comeBack(browser, URI.create(HtmlUtils.htmlUnescape(go.group(1))), subject);
  }

  private static HttpResponse<String> logIn(Browser browser, String participant, String subject) {
    return comeBack(
        browser,
        location(browser.get("/logg-inn/konto/%s?til=/meg".formatted(participant))),
        subject);
  }

  private static HttpResponse<String> comeBack(Browser browser, URI there, String subject) {
    URI back = ISSUER.logIn(there, subject);
    return browser.get(back.getPath() + "?" + back.getRawQuery());
  }

  private static URI location(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("location").orElseThrow());
  }

  private Browser loggedIn() {
    Browser browser = browser();
    String link = "/logg-inn/lenke/" + requests.linkFor(kari);
    browser.fill(link, link, Map.of());
    return browser;
  }

  private Browser browser() {
    return new Browser(path -> origin() + path);
  }

  private String origin() {
    return "http://localhost:" + hub.uri("/").getPort();
  }

  private GivenRole role(String participant) {
    return new GivenRole(
        UUID.randomUUID(), kari.id(), Role.POSTER, participant, null, LocalDate.now(clock), null);
  }
}
