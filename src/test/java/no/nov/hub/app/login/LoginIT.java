package no.nov.hub.app.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.AtOnce;
import no.nov.hub.Browser;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.LogLines;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.language.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** From an address to a page that is one's own. */
@HubIntegrationTest
class LoginIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern CODE = Pattern.compile("Koden din er (\\d{3}) (\\d{3})");
  private static final String SESSION = "hub-session";

  @Autowired HubClient hub;
  @Autowired JdbcTemplate jdbc;
  @Autowired Users users;
  @Autowired LoginRequests requests;
  @Autowired Clock clock;

  private int read;
  private String code;
  private final String address = "kari." + UUID.randomUUID() + "@example.no";

  @BeforeEach
  void addKari() {
    hub.awaitReady();
    User kari = new User(UUID.randomUUID(), "Kari Nordmann", address, Language.NB);
    users.add(
        kari,
        List.of(role(kari, Role.POSTER, "modum"), role(kari, Role.CONTACT, "drammen")),
        "test");
  }

  @Test
  void a_code_by_mail_leads_to_ones_own_page() {
    Browser browser = browser();
    assertThat(location(browser.get("/"))).isEqualTo("/logg-inn");

    HttpResponse<String> asked = browser.fill("/logg-inn", "/logg-inn", Map.of("adresse", address));
    assertThat(asked.statusCode()).isEqualTo(303);
    HttpResponse<String> entered =
        browser.fill("/logg-inn/kode", "/logg-inn/kode", Map.of("kode", code()));

    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(browser.get("/").body()).contains("Kari Nordmann", "Oversikt");
    assertThat(browser.get("/meg").body())
        .contains(address, "Innsender for Modum Næringsråd", "kode på e-post", "denne");
  }

  @Test
  void what_a_mail_program_hangs_onto_the_address_changes_nothing() {
    assertThat(browser().get("/logg-inn?utm_source=x&utm_source=y&fbclid=z").statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoever_wanted_a_page_gets_there_and_nowhere_else() {
    Browser browser = browser();
    assertThat(browser.get("/meg").headers().firstValue("location").orElseThrow())
        .endsWith("/logg-inn?til=%2Fmeg");
    browser.fill("/logg-inn?til=%2Fmeg", "/logg-inn", Map.of("adresse", address, "til", "/meg"));
    assertThat(
            location(
                browser.fill(
                    "/logg-inn/kode", "/logg-inn/kode", Map.of("kode", code(), "til", "/meg"))))
        .endsWith("/meg");

    for (String elsewhere :
        List.of(
            "//evil.example", "https://evil.example", "/\\evil.example", "/x\r\nSet-Cookie: a=b")) {
      Browser other = browser();
      other.fill("/logg-inn", "/logg-inn", Map.of("adresse", address, "til", elsewhere));
      assertThat(
              location(
                  other.fill(
                      "/logg-inn/kode",
                      "/logg-inn/kode",
                      Map.of("kode", code(), "til", elsewhere))))
          .isEqualTo("/");
    }
  }

  @Test
  void the_answer_is_the_same_for_an_address_that_nobody_has() {
    HttpResponse<String> known =
        browser().fill("/logg-inn", "/logg-inn", Map.of("adresse", address));
    Browser stranger = browser();
    HttpResponse<String> unknown =
        stranger.fill("/logg-inn", "/logg-inn", Map.of("adresse", "nobody@example.no"));

    assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(unknown.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
    HttpResponse<String> guessed =
        stranger.fill("/logg-inn/kode", "/logg-inn/kode", Map.of("kode", "123456"));
    assertThat(guessed.statusCode()).isEqualTo(422);
    assertThat(guessed.body()).contains("Koden stemmer ikke");
  }

  @Test
  void whoever_logs_in_gets_a_session_that_nobody_could_have_planted() {
    Browser planting = browser();
    enter(planting);
    String planted = planting.cookie(SESSION);
    Browser browser = browser();
    browser.setCookie(SESSION, planted);

    browser.fill("/logg-inn/igjen", "/logg-inn", Map.of("adresse", address));
    browser.fill("/logg-inn/kode", "/logg-inn/kode", Map.of("kode", code()));

    assertThat(browser.cookie(SESSION)).isNotNull().isNotEqualTo(planted);
    assertThat(planting.get("/meg").statusCode()).isEqualTo(303);
    assertThat(browser.get("/meg").statusCode()).isEqualTo(200);
  }

  @Test
  void an_altered_cookie_is_nobodys_and_none_stands_in_the_database() {
    Browser browser = browser();
    enter(browser);
    String cookie = browser.cookie(SESSION);

    Browser other = browser();
    other.setCookie(SESSION, cookie.substring(1) + "x");
    assertThat(other.get("/meg").statusCode()).isEqualTo(303);
    assertThat(jdbc.queryForList("SELECT session_id FROM login.session", String.class))
        .isNotEmpty()
        .doesNotContain(cookie);
  }

  @Test
  void a_link_is_looked_at_by_programs_and_lets_in_once() {
    User kari = users.ofAddress(address).orElseThrow();
    String link = "/logg-inn/lenke/" + requests.linkFor(kari);
    Browser scanner = browser();
    assertThat(scanner.head(link).statusCode()).isEqualTo(200);
    assertThat(scanner.get(link).body()).contains("Logg inn som Kari Nordmann");
    assertThat(scanner.post(link, "forged", Map.of()).statusCode()).isEqualTo(403);

    Browser one = browser();
    Browser other = browser();
    other.get(link);
    assertThat(location(one.fill(link, link, Map.of()))).isEqualTo("/");
    assertThat(one.get("/meg").body()).contains("lenke fra maskinen");
    assertThat(other.get(link).statusCode()).isEqualTo(410);
    assertThat(other.get("/meg").statusCode()).isEqualTo(303);
  }

  @Test
  void a_token_of_forms_from_before_the_login_is_good_for_nothing_after_it() {
    Browser browser = browser();
    browser.get("/logg-inn");
    String before = browser.cookie("hub-form");
    enter(browser);

    assertThat(browser.cookie("hub-form")).isNotNull().isNotEqualTo(before);
  }

  @Test
  void logging_out_ends_the_session_also_for_whoever_kept_the_cookie() {
    Browser browser = browser();
    enter(browser);
    Browser copy = browser();
    copy.setCookie(SESSION, browser.cookie(SESSION));
    assertThat(copy.get("/meg").statusCode()).isEqualTo(200);

    HttpResponse<String> left = browser.fill("/meg", "/logg-ut", Map.of());

    assertThat(left.headers().firstValue("clear-site-data")).isPresent();
    assertThat(copy.get("/meg").statusCode()).isEqualTo(303);
  }

  @Test
  void the_audit_tells_who_got_in_and_out_from_where_and_by_which_way() {
    Browser browser = browser();
    enter(browser);
    browser.fill("/meg", "/bytt", Map.of("for", "drammen"));
    browser.fill("/meg", "/logg-ut", Map.of());
    enter(browser);
    browser.fill("/meg", "/bytt", Map.of("for", "modum"));
    browser.fill("/meg", "/meg/logg-ut-overalt", Map.of());

    String mark = users.ofAddress(address).orElseThrow().mark();
    List<String> audit =
        jdbc.queryForList(
            """
            SELECT concat_ws(' ', action, origin, way, for_whom) FROM kept.audit
            WHERE who = ? OR (who = 'stranger' AND subject = ?) ORDER BY audit_id
            """,
            String.class,
            mark,
            mark);
    assertThat(audit)
        .containsExactly(
            "code asked for 127.0.0.1 none",
            "logged in 127.0.0.1 code",
            "logged out 127.0.0.1 code drammen",
            "code asked for 127.0.0.1 none",
            "logged in 127.0.0.1 code",
            "logged out everywhere 127.0.0.1 code modum");
  }

  @Test
  void logging_out_everywhere_ends_all_sessions() {
    Browser one = browser();
    enter(one);
    Browser other = browser();
    enter(other);
    assertThat(one.get("/meg").body()).containsSubsequence("<tr", "<tr", "<tr");

    one.fill("/meg", "/meg/logg-ut-overalt", Map.of());

    assertThat(one.get("/meg").statusCode()).isEqualTo(303);
    assertThat(other.get("/meg").statusCode()).isEqualTo(303);
  }

  @Test
  void a_role_that_is_taken_away_is_gone_with_the_next_request() {
    Browser browser = browser();
    enter(browser);
    assertThat(browser.get("/").statusCode()).isEqualTo(200);

    for (GivenRole role : users.rolesNow(users.ofAddress(address).orElseThrow().id())) {
      assertThat(users.takeAway(role.id(), Actor.hub("test"))).isEmpty();
    }

    assertThat(location(browser.get("/"))).isEqualTo("/meg");
    assertThat(browser.get("/meg").body()).contains("Du har ingen rolle nå");
  }

  @Test
  void one_acts_for_each_participant_that_one_has_a_role_for_and_for_no_other() {
    Browser browser = browser();
    enter(browser);

    browser.fill("/", "/bytt", Map.of("for", "drammen"));
    assertThat(browser.get("/").body()).contains("<summary>Drammen");
    browser.fill("/", "/bytt", Map.of("for", "asker"));
    assertThat(browser.get("/").body()).contains("<summary>Drammen");
    browser.fill("/", "/bytt", Map.of("for", "modum"));
    assertThat(browser.get("/").body()).contains("<summary>Modum");
  }

  @Test
  void two_windows_of_one_login_may_choose_at_the_same_moment() throws Exception {
    Browser browser = browser();
    enter(browser);
    String token = browser.token("/");

    AtOnce.run(
        6,
        () ->
            assertThat(browser.post("/bytt", token, Map.of("for", "modum")).statusCode())
                .isEqualTo(303));
    assertThat(browser.get("/").body()).contains("<summary>Modum");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/logg-inn",
        "/logg-inn/kode",
        "/logg-ut",
        "/meg/logg-ut-overalt",
        "/meg/sprak",
        "/bytt",
        "/folk"
      })
  void a_form_that_no_page_of_the_hub_made_does_nothing(String path) {
    Browser browser = browser();
    enter(browser);

    HttpResponse<String> forged =
        browser.post(path, "forged", Map.of("for", "drammen", "adresse", address));

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("last siden på nytt");
    assertThat(browser.get("/meg").statusCode()).isEqualTo(200);
  }

  @Test
  void no_page_is_kept_anywhere_and_none_loads_what_is_not_the_hubs() {
    Browser browser = browser();
    enter(browser);

    for (String page : List.of("/", "/meg", "/logg-inn/kode")) {
      HttpResponse<String> shown = browser.get(page);
      assertThat(shown.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
      assertThat(shown.headers().firstValue("content-security-policy").orElseThrow())
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe-inline");
      assertThat(shown.headers().firstValue("referrer-policy")).contains("no-referrer");
      assertThat(shown.body()).doesNotContain("<script", "style=", "onclick");
    }
  }

  @Test
  void neither_address_nor_code_nor_cookie_is_in_the_log() {
    try (LogLines log = new LogLines()) {
      Browser browser = browser();
      enter(browser);
      browser.get("/meg");
      String cookie = browser.cookie(SESSION);

      assertThat(log.texts())
          .noneMatch(
              text -> text.contains(address) || text.contains(cookie) || text.contains(code));
    }
  }

  private Browser browser() {
    return new Browser(path -> hub.uri("/").resolve(path).toString());
  }

  private void enter(Browser browser) {
    browser.fill("/logg-inn", "/logg-inn", Map.of("adresse", address));
    HttpResponse<String> entered =
        browser.fill("/logg-inn/kode", "/logg-inn/kode", Map.of("kode", code()));
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
  }

  /** Of the newest letter, once there is one more than before. */
  private String code() {
    await().atMost(PATIENCE).until(() -> letters().size() > read);
    List<String> letters = letters();
    read = letters.size();
    Matcher found = CODE.matcher(letters.get(read - 1));
    assertThat(found.find()).isTrue();
    code = found.group(1) + found.group(2);
    return code;
  }

  private List<String> letters() {
    return jdbc.query(
        """
        SELECT t.content FROM kept.outbox o JOIN kept.mail_tail t ON t.tail_key = o.message_id
        WHERE o.recipient = ? AND o.kind = 'LOGIN' ORDER BY o.number
        """,
        (row, n) -> new String(row.getBytes(1), StandardCharsets.US_ASCII),
        address);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElseThrow();
  }

  private GivenRole role(User user, Role role, String participant) {
    return new GivenRole(
        UUID.randomUUID(), user.id(), role, participant, null, LocalDate.now(clock), null);
  }
}
