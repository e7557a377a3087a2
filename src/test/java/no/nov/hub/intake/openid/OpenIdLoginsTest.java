package no.nov.hub.intake.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UsersForTests;
import no.nov.hub.platform.language.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

@EveryPart
class OpenIdLoginsTest {

  private static final String WINDOW = "window";
  private static final String SUBJECT = "subject of kari";
  private static final User KARI =
      new User(UUID.randomUUID(), "Kari Nordmann", "kari@example.no", Language.NB);
  private static final User OLA =
      new User(UUID.randomUUID(), "Ola Nordmann", "ola@example.no", Language.NB);

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Clock.systemUTC().instant());
  private final FakeIssuer issuer = new FakeIssuer();
  private final OpenIdLogins accounts =
      OpenIdForTests.in(
          database,
          clock,
          Map.of(
              "drammen",
              issuer.provider("tenant-of-drammen", true),
              "asker",
              issuer.provider("tenant-of-asker", false)));

  @BeforeEach
  void addUsers() {
    UsersForTests.in(database, clock).add(KARI, List.of(), "test");
    UsersForTests.in(database, clock).add(OLA, List.of(), "test");
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void an_account_that_its_user_has_linked_lets_in() {
    assertThat(link(KARI, SUBJECT).user()).isEqualTo(KARI);
    assertThat(accounts.of(KARI)).extracting(LinkedAccount::participant).containsExactly("drammen");

    OpenIdLogins.Returned entered = logIn("drammen", SUBJECT);

    assertThat(entered.user()).isEqualTo(KARI);
    assertThat(entered.participant()).isEqualTo("drammen");
    assertThat(entered.onward()).isEqualTo("/folk");
  }

  @Test
  void an_account_that_nobody_has_linked_lets_nobody_in() {
    assertThat(logIn("drammen", SUBJECT).refused()).isEqualTo(OpenIdRefusal.UNKNOWN);
  }

  @Test
  void a_mail_address_that_the_issuer_tells_decides_nothing() {
    link(KARI, SUBJECT);
    issuer.claims = right -> right.claim("email", KARI.address()).claim("email_verified", true);

    assertThat(logIn("drammen", "somebody else").refused()).isEqualTo(OpenIdRefusal.UNKNOWN);
  }

  @Test
  void the_same_subject_of_another_tenant_is_somebody_else() {
    link(KARI, SUBJECT);

    assertThat(logIn("asker", SUBJECT).refused()).isEqualTo(OpenIdRefusal.UNKNOWN);
  }

  static Stream<Arguments> forged() {
    return Stream.<Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>>>of(
            Map.entry("unknown issuer", c -> c.issuer("https://evil.example")),
            Map.entry("another tenant", c -> c.issuer("http://localhost/another/v2.0")),
            Map.entry("another audience", c -> c.audience("another client")),
            Map.entry("no audience", c -> c.audience((String) null)),
            Map.entry(
                "two audiences and another party",
                c -> c.audience(List.of(FakeIssuer.CLIENT, "other")).claim("azp", "other")),
            Map.entry("replayed nonce", c -> c.claim("nonce", Hashes.s256("of another time"))),
            Map.entry("no nonce", c -> c.claim("nonce", null)),
            Map.entry("over", c -> c.expirationTime(Date.from(Instant.now().minusSeconds(3600)))),
            Map.entry(
                "of tomorrow", c -> c.notBeforeTime(Date.from(Instant.now().plusSeconds(3600)))),
            Map.entry("no subject", c -> c.subject(null)))
        .map(one -> Arguments.of(one.getKey(), one.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forged")
  void what_the_issuer_does_not_say_of_this_login_lets_nobody_in(
      String name, UnaryOperator<JWTClaimsSet.Builder> forged) {
    link(KARI, SUBJECT);
    issuer.claims = forged;

    assertThat(logIn("drammen", SUBJECT).refused()).isEqualTo(OpenIdRefusal.INVALID);
  }

  @Test
  void what_another_has_signed_lets_nobody_in() {
    link(KARI, SUBJECT);
    issuer.signing = FakeIssuer.key();

    assertThat(logIn("drammen", SUBJECT).refused()).isEqualTo(OpenIdRefusal.INVALID);
  }

  @Test
  void an_answer_works_once_soon_and_where_it_was_asked_for() {
    link(KARI, SUBJECT);
    URI back = issuer.logIn(send("drammen", null), SUBJECT);
    assertThat(take(back, "another window", null).refused()).isEqualTo(OpenIdRefusal.INVALID);
    assertThat(take(back, WINDOW, null).user()).isEqualTo(KARI);
    assertThat(take(back, WINDOW, null).refused()).isEqualTo(OpenIdRefusal.INVALID);

    URI late = issuer.logIn(send("drammen", null), SUBJECT);
    clock.pass(Duration.ofMinutes(10));
    assertThat(take(late, WINDOW, null).refused()).isEqualTo(OpenIdRefusal.INVALID);
    accounts.forgetRequests();
    assertThat(
            database
                .jdbc()
                .queryForObject("SELECT COUNT(*) FROM login.openid_request", Integer.class))
        .isZero();
  }

  @Test
  void without_state_or_code_nobody_gets_in() {
    link(KARI, SUBJECT);
    String state = query(send("drammen", null)).getFirst("state");

    assertThat(accounts.take("", "code", WINDOW, null).refused()).isEqualTo(OpenIdRefusal.INVALID);
    assertThat(accounts.take("x", "code", WINDOW, null).refused()).isEqualTo(OpenIdRefusal.INVALID);
    assertThat(accounts.take(state, "", WINDOW, null).refused()).isEqualTo(OpenIdRefusal.INVALID);
  }

  @Test
  void an_answer_for_one_participant_is_none_for_another() {
    link(KARI, SUBJECT);
    URI ofDrammen = issuer.logIn(send("drammen", null), SUBJECT);
    String state = query(send("asker", null)).getFirst("state");

    OpenIdLogins.Returned mixed =
        accounts.take(state, query(ofDrammen).getFirst("code"), WINDOW, null);

    assertThat(mixed.refused()).isEqualTo(OpenIdRefusal.INVALID);
  }

  @Test
  void only_whoever_began_to_link_an_account_ends_it() {
    URI back = issuer.logIn(send("drammen", KARI), SUBJECT);
    assertThat(take(back, WINDOW, OLA).refused()).isEqualTo(OpenIdRefusal.INVALID);
    URI again = issuer.logIn(send("drammen", KARI), SUBJECT);
    assertThat(take(again, WINDOW, null).refused()).isEqualTo(OpenIdRefusal.INVALID);

    assertThat(accounts.of(KARI)).isEmpty();
    assertThat(accounts.of(OLA)).isEmpty();
  }

  @Test
  void an_account_is_one_users_and_a_user_has_one_of_a_participant() {
    link(KARI, SUBJECT);

    assertThat(link(OLA, SUBJECT).refused()).isEqualTo(OpenIdRefusal.TAKEN);
    assertThat(link(KARI, "another").refused()).isEqualTo(OpenIdRefusal.TAKEN);
    assertThat(logIn("drammen", SUBJECT).user()).isEqualTo(KARI);
    assertThat(accounts.unlink(KARI, "drammen")).isTrue();
    assertThat(link(OLA, SUBJECT).user()).isEqualTo(OLA);
  }

  @Test
  void an_issuer_that_does_not_answer_is_told_and_asked_again_later() {
    issuer.close();

    assertThat(accounts.send("drammen", WINDOW, null, "/").refused()).isEqualTo(OpenIdRefusal.OUT);
  }

  @Test
  void where_only_accounts_count_no_other_way_gives_the_roles() {
    assertThat(accounts.counts("drammen", null)).isFalse();
    assertThat(accounts.counts("drammen", "asker")).isFalse();
    assertThat(accounts.counts("drammen", "drammen")).isTrue();
    assertThat(accounts.counts("asker", null)).isTrue();
    assertThat(accounts.counts("modum", null)).isTrue();
    assertThat(accounts.counts(null, null)).isTrue();
  }

  @Test
  void whoever_is_sent_away_shows_that_it_asked() {
    MultiValueMap<String, String> asked = query(send("drammen", null));

    assertThat(asked.getFirst("response_type")).isEqualTo("code");
    assertThat(asked.getFirst("scope")).isEqualTo("openid");
    assertThat(asked.getFirst("code_challenge_method")).isEqualTo("S256");
    assertThat(asked.getFirst("redirect_uri"))
        .isEqualTo("https://hub.example.no/logg-inn/konto-svar");
  }

  private OpenIdLogins.Returned link(User user, String subject) {
    return take(issuer.logIn(send("drammen", user), subject), WINDOW, user);
  }

  private OpenIdLogins.Returned logIn(String participant, String subject) {
    return take(issuer.logIn(send(participant, null), subject), WINDOW, null);
  }

  private URI send(String participant, User user) {
    return accounts.send(participant, WINDOW, user == null ? null : user.id(), "/folk").address();
  }

  private OpenIdLogins.Returned take(URI back, String window, User asking) {
    return accounts.take(
        query(back).getFirst("state"), query(back).getFirst("code"), window, asking);
  }

  private static MultiValueMap<String, String> query(URI address) {
    return UriComponentsBuilder.fromUri(address).build(true).getQueryParams();
  }
}
