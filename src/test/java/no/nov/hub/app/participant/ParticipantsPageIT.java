package no.nov.hub.app.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import no.nov.hub.platform.message.Envelope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.SerializationUtils;

/** The same on the page, by whoever runs the hub. */
@HubIntegrationTest
@TestPropertySource(
    properties = "hub.routes.follow-participants.from=scheduler:follow-participants?delay=500")
class ParticipantsPageIT {

  private static final String PAGE = "/deltakere";
  private static final Pattern KEY = Pattern.compile("<code>(nov_[^<]+)</code>");

  @Autowired HubClient hub;
  @Autowired Users users;
  @Autowired LoginRequests requests;
  @Autowired JdbcTemplate jdbc;
  @Autowired Clock clock;

  private final String id = "side-" + UUID.randomUUID().toString().substring(0, 8);
  private User operator;

  @BeforeEach
  void start() {
    hub.awaitReady();
    operator = user("Olga Drift", "olga", Role.OPERATOR, null);
  }

  @Test
  void one_form_adds_somebody_and_shows_its_key_once() {
    Browser browser = loggedIn(operator);

    HttpResponse<String> added =
        browser.fill(
            PAGE, PAGE, form(Map.of("leder", "Nora Nordmann", "adresse", id + "@example.no")));

    assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
    assertThat(added.body()).contains("Forening " + id + " er lagt til", "/invitasjon/");
    Matcher key = KEY.matcher(added.body());
    assertThat(key.find()).isTrue();
    assertThat(post(key.group(1))).isEqualTo(202);
    assertThat(browser.get(PAGE).body()).contains("Forening " + id).doesNotContain(key.group(1));
  }

  @Test
  void what_is_wrong_is_told_all_at_once_and_what_was_written_stays() {
    Browser browser = loggedIn(operator);

    HttpResponse<String> refused =
        browser.fill(
            PAGE,
            PAGE,
            form(Map.of("id", "Feil Id", "kommuner", "3301, 9999", "adresse", "nora@example.no")));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "Id-en må være",
            "Drammen (3301) hører til Næringsforeningen i Drammensregionen",
            "«9999» er ikke nummeret",
            "Navnet på daglig leder mangler",
            "value=\"Feil Id\"",
            "value=\"3301, 9999\"");
  }

  @Test
  void somebody_is_renamed_paused_resumed_and_removed() {
    Browser browser = loggedIn(operator);
    String one = PAGE + "/" + id;
    browser.fill(PAGE, PAGE, form(Map.of()));
    User poster = user("Petter Poster", "petter", Role.POSTER, id);

    assertThat(browser.fill(PAGE, one + "/navn", Map.of("navn", "Ny " + id)).body())
        .contains("Deltakeren heter Ny " + id);
    assertThat(browser.fill(PAGE, one + "/pause", Map.of()).body()).contains("På pause");
    Browser petter = loggedIn(poster);
    assertThat(petter.get("/meg").body()).contains("Ny " + id + ": Deltakeren er satt på pause");
    assertThat(petter.get("/").statusCode()).isEqualTo(303);
    assertThat(browser.fill(PAGE, one + "/gjenoppta", Map.of()).body())
        .contains(id + " er åpnet igjen");
    assertThat(petter.get("/").statusCode()).isEqualTo(200);

    HttpResponse<String> unconfirmed =
        browser.fill(PAGE, one + "/fjern", Map.of("bekreft", "noe annet"));
    assertThat(unconfirmed.statusCode()).isEqualTo(422);
    assertThat(unconfirmed.body()).contains("for å bekrefte");
    assertThat(petter.get("/").statusCode()).isEqualTo(200);

    assertThat(browser.fill(PAGE, one + "/fjern", Map.of("bekreft", id)).body())
        .contains(id + " er fjernet", "Fjernet");
    assertThat(petter.get("/").statusCode()).isEqualTo(303);
    assertThat(petter.get("/meg").body()).contains("Denne deltakeren er ikke med lenger");
  }

  @Test
  void whoever_does_not_run_the_hub_sees_nothing_of_it() {
    Browser manager = loggedIn(user("Martin Leder", "martin", Role.MANAGER, "modum"));

    assertThat(manager.get(PAGE).statusCode()).isEqualTo(403);
    assertThat(manager.fill("/meg", PAGE, form(Map.of())).statusCode()).isEqualTo(403);
    assertThat(manager.get("/meg").body()).doesNotContain("href=\"" + PAGE);
  }

  @Test
  void deeds_ask_for_a_login_of_the_last_ten_minutes() {
    Browser browser = loggedIn(operator);
    assertThat(browser.get(PAGE).body()).contains("Legg til en deltaker");

    sessionsAreOld();

    assertThat(browser.get(PAGE).body())
        .contains("må du bekrefte hvem du er")
        .doesNotContain("Legg til en deltaker");
    for (String deed :
        List.of(
            "",
            "/drammen/navn",
            "/drammen/pause",
            "/drammen/konto",
            "/drammen/gjenoppta",
            "/drammen/fjern")) {
      Map<String, String> form = new HashMap<>(form(Map.of("bekreft", "drammen")));
      assertThat(browser.fill("/meg", PAGE + deed, form).headers().firstValue("location"))
          .as(deed)
          .contains("/logg-inn/igjen?til=/deltakere");
    }
    assertThat(browser.get(PAGE).body()).doesNotContain(id, "På pause");
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
        operator.id().toString());
  }

  private Map<String, String> form(Map<String, String> more) {
    Map<String, String> form = new HashMap<>();
    form.put("id", id);
    form.put("navn", "Forening " + id);
    form.put("slag", "ASSOCIATION");
    form.putAll(more);
    return form;
  }

  private int post(String key) {
    return hub.send(
            HttpRequest.newBuilder(hub.uri("/api/v1/messages"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", Envelope.STRUCTURED)
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        Messages.event(id, "page", "page").toJson())))
        .status();
  }

  private Browser loggedIn(User user) {
    Browser browser = hub.browser();
    String link = "/logg-inn/lenke/" + requests.linkFor(user);
    browser.fill(link, link, Map.of());
    return browser;
  }

  private User user(String name, String local, Role role, String participant) {
    User user = new User(UUID.randomUUID(), name, local + "." + id + "@example.no", Language.NB);
    users.add(
        user,
        List.of(
            new GivenRole(
                UUID.randomUUID(), user.id(), role, participant, null, LocalDate.now(clock), null)),
        "test");
    return user;
  }
}
