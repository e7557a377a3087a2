package no.nov.hub.intake.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UsersForTests;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@EveryPart
class PasskeysTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  private static final String HOST = "hub.example.no";
  private static final String ORIGIN = "https://" + HOST;
  private static final String WINDOW = "window";
  private static final User KARI =
      new User(UUID.randomUUID(), "Kari Nordmann", "kari@example.no", Language.NB);
  private static final User OLA =
      new User(UUID.randomUUID(), "Ola Nordmann", "ola@example.no", Language.NB);

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(NOW);
  private final Passkeys passkeys = PasskeysForTests.in(database, clock);
  private final SoftPasskey passkey = new SoftPasskey(ORIGIN, HOST);

  @BeforeEach
  void addUsers() {
    UsersForTests.in(database, clock).add(KARI, List.of(), "test");
    UsersForTests.in(database, clock).add(OLA, List.of(), "test");
  }

  @Test
  void a_passkey_says_whose_it_is_and_when_it_was_used() {
    assertThat(make(KARI, passkey)).isTrue();
    assertThat(passkeys.of(KARI))
        .singleElement()
        .satisfies(made -> assertThat(made.name()).isEqualTo("Karis maskin"))
        .satisfies(made -> assertThat(made.madeAt()).isEqualTo(NOW))
        .satisfies(made -> assertThat(made.usedAt()).isNull());

    clock.pass(Duration.ofDays(1));

    assertThat(use(passkey).user()).isEqualTo(KARI);
    assertThat(passkeys.of(KARI).get(0).usedAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(passkeys.of(OLA)).isEmpty();
  }

  @Test
  void whoever_asks_is_told_no_name_and_no_passkey() {
    make(KARI, passkey);

    String options = passkeys.askToUse(WINDOW);

    JsonNode asked = Json.MAPPER.readTree(options);
    assertThat(asked.path("rpId").asString()).isEqualTo(HOST);
    assertThat(asked.path("allowCredentials")).isEmpty();
    assertThat(asked.path("userVerification").asString()).isEqualTo("required");
  }

  @Test
  void what_is_made_can_be_found_without_an_address_and_its_handle_tells_nothing() {
    JsonNode asked = Json.MAPPER.readTree(passkeys.askToMake(KARI, WINDOW));

    assertThat(asked.path("authenticatorSelection").path("residentKey").asString())
        .isEqualTo("required");
    assertThat(asked.path("user").path("name").asString()).isEqualTo("kari@example.no");
    assertThat(Base64.getUrlDecoder().decode(asked.path("user").path("id").asString()))
        .isEqualTo(UserHandles.handle(KARI.id()).getBytes())
        .hasSize(16);
  }

  @Test
  void an_answer_lets_in_once() {
    make(KARI, passkey);
    String answer = passkey.use(passkeys.askToUse(WINDOW));
    assertThat(passkeys.use(WINDOW, answer).user()).isEqualTo(KARI);

    assertThat(passkeys.use(WINDOW, answer).refused()).isEqualTo(PasskeyRefusal.INVALID);
  }

  @Test
  void an_answer_lets_in_nobody_elsewhere() {
    make(KARI, passkey);
    String answer = passkey.use(passkeys.askToUse(WINDOW));

    assertThat(passkeys.use("another", answer).refused()).isEqualTo(PasskeyRefusal.INVALID);
  }

  @Test
  void an_answer_lets_in_for_ten_minutes() {
    make(KARI, passkey);
    String answer = passkey.use(passkeys.askToUse(WINDOW));
    clock.pass(Duration.ofMinutes(10));

    assertThat(passkeys.use(WINDOW, answer).refused()).isEqualTo(PasskeyRefusal.INVALID);
    passkeys.forgetChallenges();
    assertThat(
            database
                .jdbc()
                .queryForObject("SELECT COUNT(*) FROM login.passkey_challenge", Integer.class))
        .isZero();
  }

  @Test
  void what_was_asked_for_to_log_in_makes_no_passkey() {
    String answer = passkey.make(passkeys.askToUse(WINDOW));

    assertThat(passkeys.make(KARI, WINDOW, "x", answer)).contains(PasskeyRefusal.INVALID);
  }

  @Test
  void what_one_user_was_asked_for_makes_no_passkey_of_another() {
    String answer = passkey.make(passkeys.askToMake(KARI, WINDOW));

    assertThat(passkeys.make(OLA, WINDOW, "x", answer)).contains(PasskeyRefusal.INVALID);
    assertThat(passkeys.of(OLA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example, hub.example.no",
    "https://hub.example.no.evil.example, hub.example.no",
    "http://hub.example.no, hub.example.no",
    "https://hub.example.no:8443, hub.example.no",
    "https://hub.example.no, evil.example",
    "https://evil.example, evil.example"
  })
  void a_passkey_of_another_host_is_neither_made_nor_taken(String origin, String rpId) {
    assertThat(make(KARI, new SoftPasskey(origin, rpId))).isFalse();
    make(KARI, passkey);
    SoftPasskey foreign = new SoftPasskey(origin, rpId);
    foreign.userHandle = passkey.userHandle;

    assertThat(use(foreign).refused()).isEqualTo(PasskeyRefusal.INVALID);
  }

  @Test
  void a_page_elsewhere_gets_nothing_signed_that_lets_in_here() {
    make(KARI, passkey);
    passkey.rpId = "evil.example";

    assertThat(use(passkey).refused()).isEqualTo(PasskeyRefusal.INVALID);
  }

  @Test
  void somebody_has_to_show_finger_face_or_number() {
    passkey.verified = false;
    assertThat(make(KARI, passkey)).isFalse();
    passkey.verified = true;
    make(KARI, passkey);
    passkey.verified = false;

    assertThat(use(passkey).refused()).isEqualTo(PasskeyRefusal.INVALID);
  }

  @ParameterizedTest
  @CsvSource({"5, 9, 9", "5, 9, 7", "5, 9, 5", "5, 9, 0", "0, 3, 2"})
  void a_count_that_does_not_grow_tells_of_a_copy(long made, long used, long then) {
    passkey.count = made;
    make(KARI, passkey);
    passkey.count = used;
    assertThat(use(passkey).user()).isEqualTo(KARI);
    passkey.count = then;

    assertThat(use(passkey).refused()).isEqualTo(PasskeyRefusal.COPIED);
    assertThat(
            database
                .jdbc()
                .queryForList(
                    "SELECT who FROM kept.audit WHERE action = 'passkey refused'", String.class))
        .containsExactly(KARI.mark());
    passkey.count = used + 1;
    assertThat(use(passkey).user()).isEqualTo(KARI);
  }

  @Test
  void a_passkey_belongs_to_one_user() {
    make(KARI, passkey);
    assertThat(make(OLA, passkey)).isFalse();

    passkey.userHandle = UserHandles.handle(OLA.id()).toBase64UrlString();

    assertThat(use(passkey).refused()).isEqualTo(PasskeyRefusal.INVALID);
    assertThat(passkeys.of(KARI).get(0).usedAt()).isNull();
  }

  @Test
  void a_user_removes_no_passkey_of_another() {
    make(KARI, passkey);
    UUID id = passkeys.of(KARI).get(0).id();

    assertThat(passkeys.remove(OLA, id)).isFalse();
    assertThat(use(passkey).user()).isEqualTo(KARI);
    assertThat(passkeys.remove(KARI, id)).isTrue();
    assertThat(use(passkey).refused()).isEqualTo(PasskeyRefusal.INVALID);
  }

  @Test
  void a_user_who_is_forgotten_leaves_no_passkey() {
    make(KARI, passkey);

    passkeys.forget(KARI.id());

    assertThat(passkeys.of(KARI)).isEmpty();
    assertThat(use(passkey).refused()).isEqualTo(PasskeyRefusal.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "null",
        "[]",
        "{}",
        "{\"rawId\":1,\"response\":{}}",
        "{\"rawId\":\"AAAA\",\"response\":[]}",
        "{\"rawId\":\"%%\",\"response\":{\"clientDataJSON\":\"%%\"}}",
        "{\"rawId\":\"AAAA\",\"response\":{\"clientDataJSON\":\"AAAA\",\"authenticatorData\":\"AAAA\",\"signature\":\"AAAA\",\"userHandle\":\"AAAA\",\"attestationObject\":\"AAAA\"}}",
        "{\"rawId\":\"AAAA\",\"rawId\":\"AAAA\",\"response\":{}}"
      })
  void what_is_no_answer_of_a_browser_is_refused(String answer) {
    assertThat(passkeys.use(WINDOW, answer).refused()).isEqualTo(PasskeyRefusal.INVALID);
    assertThat(passkeys.make(KARI, WINDOW, "x", answer)).contains(PasskeyRefusal.INVALID);
  }

  @Test
  void an_answer_that_is_too_long_is_refused() {
    make(KARI, passkey);
    String answer = passkey.use(passkeys.askToUse(WINDOW));

    String padded = answer + " ".repeat(PasskeyAnswers.LONGEST);

    assertThat(passkeys.use(WINDOW, padded).refused()).isEqualTo(PasskeyRefusal.INVALID);
  }

  /** Each part in turn is cut, and has bytes changed; the challenge is right each time. */
  @ParameterizedTest
  @ValueSource(strings = {"authenticatorData", "signature", "userHandle", "attestationObject"})
  void whatever_is_broken_is_refused_and_no_fault_of_the_hub(String part) {
    make(KARI, passkey);
    Random random = new Random(part.hashCode());
    for (int i = 0; i < 200; i++) {
      String used = broken(passkey.use(passkeys.askToUse(WINDOW)), part, random);
      SoftPasskey other = new SoftPasskey(ORIGIN, HOST);
      String made = broken(other.make(passkeys.askToMake(OLA, WINDOW)), part, random);

      boolean lets = passkeys.use(WINDOW, used).user() != null;
      passkeys.make(OLA, WINDOW, "x", made);

      assertThat(lets).as(used).isEqualTo(part.equals("attestationObject"));
    }
  }

  private static String broken(String answer, String part, Random random) {
    JsonNode whole = Json.MAPPER.readTree(answer);
    if (!(whole.get("response") instanceof ObjectNode response) || !response.has(part)) {
      return answer;
    }
    byte[] bytes = Base64.getUrlDecoder().decode(response.get(part).asString());
    int length = random.nextBoolean() ? bytes.length : 1 + random.nextInt(bytes.length);
    byte[] cut = Arrays.copyOf(bytes, length);
    cut[random.nextInt(length)] ^= (byte) (1 + random.nextInt(255));
    response.put(part, Base64.getUrlEncoder().withoutPadding().encodeToString(cut));
    return Json.MAPPER.writeValueAsString(whole);
  }

  @ParameterizedTest
  @CsvSource({
    ", localhost, true",
    ", 127.0.0.1, false",
    "https://hub.example.no, hub.example.no, true",
    "https://Hub.Example.no, HUB.example.no, true",
    "https://hub.example.no, localhost, false",
    "http://hub.example.no, hub.example.no, false",
    "http://localhost:9080, localhost, true",
    "https://10.0.0.1, 10.0.0.1, false",
    "https://[::1], [::1], false"
  })
  void browsers_make_passkeys_for_names_that_nobody_can_listen_to(
      String address, String host, boolean offered) {
    assertThat(PasskeysForTests.in(database, clock, address).areOffered(host)).isEqualTo(offered);
  }

  @ParameterizedTest
  @CsvSource({
    ", http://localhost:8080, localhost",
    "http://localhost:9080, http://localhost:9080, localhost",
    "https://hub.example.no:443, https://hub.example.no, hub.example.no",
    "https://Hub.example.no:8443, https://hub.example.no:8443, hub.example.no"
  })
  void a_passkey_is_for_the_address_of_the_hub(String address, String origin, String rpId) {
    Passkeys here = PasskeysForTests.in(database, clock, address);

    String answer = new SoftPasskey(origin, rpId).make(here.askToMake(KARI, WINDOW));

    assertThat(here.make(KARI, WINDOW, "x", answer)).isEmpty();
  }

  private boolean make(User user, SoftPasskey with) {
    String answer = with.make(passkeys.askToMake(user, WINDOW));
    return passkeys.make(user, WINDOW, "Karis maskin", answer).isEmpty();
  }

  private Passkeys.Used use(SoftPasskey with) {
    return passkeys.use(WINDOW, with.use(passkeys.askToUse(WINDOW)));
  }
}
