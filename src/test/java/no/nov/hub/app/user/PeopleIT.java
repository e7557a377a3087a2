package no.nov.hub.app.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
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
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.SerializationUtils;

/** A manager invites people, and ends what they may do; of others' people nothing is told. */
@HubIntegrationTest
class PeopleIT {

  private static final Pattern LINK = Pattern.compile("<code>http[^<]*(/invitasjon/[^<]+)</code>");

  @Autowired HubClient hub;
  @Autowired JdbcTemplate jdbc;
  @Autowired Users users;
  @Autowired LoginRequests requests;
  @Autowired Clock clock;

  private final String unique = UUID.randomUUID().toString();
  private User manager;
  private User ofOthers;
  private GivenRole roleOfOthers;

  @BeforeEach
  void addManager() {
    hub.awaitReady();
    manager = user("Martin Nordmann", "martin");
    users.add(manager, List.of(role(manager, Role.MANAGER, "modum")), "test");
    ofOthers = user("Arne Askermann", "arne");
    roleOfOthers = role(ofOthers, Role.POSTER, "asker");
    users.add(ofOthers, List.of(roleOfOthers), "test");
  }

  @Test
  void who_is_invited_gets_a_mail_and_in_and_can_do_what_the_role_says() {
    Browser browser = loggedIn(manager);

    HttpResponse<String> invited = invite(browser, "Mona Nordmann", address("mona"), "POSTER");

    assertThat(invited.statusCode()).isEqualTo(200);
    assertThat(invited.body()).contains("Mona Nordmann er invitert", "Innsender for Modum");
    assertThat(letters(address("mona"))).isOne();
    String link = link(invited);
    Browser mona = hub.browser();
    assertThat(mona.get(link).body()).contains("Velkommen, Mona Nordmann");
    assertThat(mona.fill(link, link, Map.of()).statusCode()).isEqualTo(303);
    assertThat(mona.get("/meg").body()).contains("Innsender for Modum Næringsråd");
    assertThat(mona.get("/folk").statusCode()).isEqualTo(403);
    assertThat(hub.browser().get(link).statusCode()).isEqualTo(410);
    UUID id = users.ofAddress(address("mona")).orElseThrow().id();
    assertThat(browser.get("/folk").body()).doesNotContain("/folk/" + id + "/inviter");
  }

  @Test
  void sent_again_the_link_before_works_no_more() {
    Browser browser = loggedIn(manager);
    String first = link(invite(browser, "Mona Nordmann", address("mona"), "POSTER"));
    User mona = users.ofAddress(address("mona")).orElseThrow();

    String second = link(browser.fill("/folk", "/folk/" + mona.id() + "/inviter", Map.of()));

    assertThat(hub.browser().get(first).statusCode()).isEqualTo(410);
    assertThat(hub.browser().get(second).statusCode()).isEqualTo(200);
  }

  @Test
  void of_others_people_nothing_is_seen_and_nothing_done() {
    Browser browser = loggedIn(manager);
    assertThat(browser.get("/folk").body())
        .contains("Martin Nordmann")
        .doesNotContain("Askermann", ofOthers.address());

    HttpResponse<String> ended =
        browser.fill("/folk", "/folk/roller/" + roleOfOthers.id() + "/avslutt", Map.of());
    HttpResponse<String> again =
        browser.fill("/folk", "/folk/" + ofOthers.id() + "/inviter", Map.of());
    HttpResponse<String> operator = invite(browser, "Mona", address("mona"), "OPERATOR");
    HttpResponse<String> forOthers =
        browser.fill(
            "/folk",
            "/folk",
            Map.of(
                "navn",
                "Mona",
                "adresse",
                address("mona"),
                "rolle",
                "POSTER",
                "deltaker",
                "asker"));

    assertThat(ended.statusCode()).isEqualTo(422);
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(operator.statusCode()).isEqualTo(422);
    assertThat(users.rolesNow(ofOthers.id())).containsExactly(roleOfOthers);
    assertThat(forOthers.body()).contains("Innsender for Modum").doesNotContain("for Asker");
  }

  @Test
  void a_role_is_ended() {
    Browser browser = loggedIn(manager);
    GivenRole poster = role(manager, Role.POSTER, "modum");
    users.give(poster, Actor.hub("test"));

    HttpResponse<String> ended =
        browser.fill("/folk", "/folk/roller/" + poster.id() + "/avslutt", Map.of());

    assertThat(ended.body()).contains("Rollen er avsluttet");
    assertThat(users.rolesNow(manager.id()))
        .extracting(GivenRole::role)
        .containsExactly(Role.MANAGER);
  }

  @Test
  void somebody_who_is_there_already_gets_the_role_and_no_link_that_others_could_use() {
    Browser browser = loggedIn(manager);

    HttpResponse<String> given = invite(browser, "arne askermann", ofOthers.address(), "POSTER");
    HttpResponse<String> again = invite(browser, "Arne Askermann", ofOthers.address(), "POSTER");

    assertThat(given.body())
        .contains("Rollen er gitt", "Innsender for Modum")
        .doesNotContain("/invitasjon/");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("har denne rollen fra før");
    assertThat(users.rolesNow(ofOthers.id()))
        .extracting(GivenRole::participant)
        .containsExactlyInAnyOrder("asker", "modum");
    assertThat(letters(ofOthers.address())).isOne();
  }

  @Test
  void nobody_gets_by_a_link_what_somebody_else_gave() {
    Browser browser = loggedIn(manager);
    String link = link(invite(browser, "Mona Nordmann", address("mona"), "POSTER"));

    HttpResponse<String> elsewhere =
        invite(loggedIn(ofOthersManager()), "Mona Nordmann", address("mona"), "MANAGER");
    UUID mona = users.ofAddress(address("mona")).orElseThrow().id();
    HttpResponse<String> again = browser.fill("/folk", "/folk/" + mona + "/inviter", Map.of());

    assertThat(elsewhere.body()).contains("Rollen er gitt").doesNotContain("/invitasjon/");
    assertThat(hub.browser().get(link).statusCode()).isEqualTo(410);
    assertThat(again.body())
        .contains("Invitasjonen er sendt på nytt")
        .doesNotContain("/invitasjon/");
    assertThat(letters(address("mona"))).isEqualTo(3);
  }

  @Test
  void whom_a_group_names_is_offered_a_role_and_let_in_by_the_manager_alone() {
    String contact = address("grete");
    String leader = address("lars");
    register("modum", contact, leader);
    Browser browser = loggedIn(manager);
    await().until(() -> browser.get("/folk").body().contains(leader));

    assertThat(users.ofAddress(contact)).isEmpty();
    assertThat(letters(contact)).isZero();
    assertThat(loggedIn(ofOthersManager()).get("/folk").body()).doesNotContain(contact, leader);
    HttpResponse<String> letIn = letIn(browser, contact);
    letIn(browser, leader);

    assertThat(letIn.body()).contains("Grete Gruppe er invitert", "Kontaktperson for Modum");
    assertThat(users.ofAddress(leader).map(User::id).map(users::rolesNow).orElseThrow())
        .extracting(GivenRole::role, GivenRole::groupId)
        .containsExactly(tuple(Role.LEADER, "modum/" + groupId()));
    assertThat(browser.get("/folk").body()).doesNotContain("Slipp inn Grete");
    assertThat(
            browser
                .fill("/folk", "/folk/tilbud", Map.of("tilbud", "MANAGER modum x " + contact))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void what_is_wrong_is_told_all_at_once_and_what_was_written_stays() {
    Browser browser = loggedIn(manager);

    HttpResponse<String> refused = invite(browser, " ", "mona at example", "nothing");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Navnet mangler", "ikke en e-postadresse", "Velg en rolle", "mona at example");
    assertThat(invite(browser, "Mona", ofOthers.address(), "POSTER").body())
        .contains("En annen person har denne e-postadressen");
  }

  @Test
  void deeds_that_weigh_ask_for_a_login_of_the_last_ten_minutes() {
    Browser browser = loggedIn(manager);
    assertThat(browser.get("/folk").body()).contains("Inviter en person");
    String address = address("mona");

    sessionsAreOld();

    assertThat(browser.get("/folk").body())
        .contains("må du bekrefte hvem du er")
        .doesNotContain("Inviter en person");
    HttpResponse<String> refused =
        browser.fill(
            "/meg", "/folk", Map.of("navn", "Mona", "adresse", address, "rolle", "POSTER"));
    assertThat(refused.headers().firstValue("location")).contains("/logg-inn/igjen?til=/folk");
    assertThat(users.ofAddress(address)).isEmpty();
  }

  private void register(String owner, String contact, String leader) {
    HubClient.Answer answer =
        hub.submit(
            owner,
            Messages.from(
                owner,
                Types.GROUP_REGISTERED,
                "group-" + unique,
                """
                {'owner':'%s','groupId':'%s','kind':'resource','name':'Ressursgruppe','leader':'%s',
                 'contact':{'name':'Grete Gruppe','address':'%s'},
                 'members':[{'name':'Lars Leder','address':'%s'}]}"""
                    .formatted(owner, groupId(), leader, contact, leader)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  private String groupId() {
    return "g-" + unique;
  }

  private static HttpResponse<String> letIn(Browser browser, String address) {
    Matcher offer =
        Pattern.compile("name=\"tilbud\" value=\"([^\"]*%s)\"".formatted(Pattern.quote(address)))
            .matcher(browser.get("/folk").body());
    assertThat(offer.find()).isTrue();
    return browser.fill("/folk", "/folk/tilbud", Map.of("tilbud", offer.group(1)));
  }

  private int letters(String recipient) {
    return jdbc.queryForObject(
        "SELECT COUNT(*) FROM kept.outbox WHERE recipient = ?", Integer.class, recipient);
  }

  private User ofOthersManager() {
    User other = user("Aud Askermann", "aud");
    users.add(other, List.of(role(other, Role.MANAGER, "asker")), "test");
    return other;
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
        manager.id().toString());
  }

  private Browser loggedIn(User user) {
    Browser browser = hub.browser();
    String link = "/logg-inn/lenke/" + requests.linkFor(user);
    browser.fill(link, link, Map.of());
    return browser;
  }

  private static HttpResponse<String> invite(
      Browser browser, String name, String address, String role) {
    return browser.fill("/folk", "/folk", Map.of("navn", name, "adresse", address, "rolle", role));
  }

  private static String link(HttpResponse<String> page) {
    Matcher link = LINK.matcher(page.body());
    assertThat(link.find()).as(page.body()).isTrue();
    return link.group(1);
  }

  private User user(String name, String local) {
    return new User(UUID.randomUUID(), name, address(local), Language.NB);
  }

  private String address(String local) {
    return local + "." + unique + "@example.no";
  }

  private GivenRole role(User user, Role role, String participant) {
    return new GivenRole(
        UUID.randomUUID(), user.id(), role, participant, null, LocalDate.now(clock), null);
  }
}
