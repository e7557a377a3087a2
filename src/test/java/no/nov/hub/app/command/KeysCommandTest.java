package no.nov.hub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import no.nov.hub.HttpSlice;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.access.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Against a hub that runs, as far as its keys are concerned. */
class KeysCommandTest {

  @TempDir static Path data;

  private static ConfigurableApplicationContext hub;
  private static Keys keys;

  private final Map<String, String> environment = new HashMap<>();
  private String out;
  private String err;

  @BeforeAll
  static void start() {
    hub = HttpSlice.start(data);
    keys = hub.getBean(Keys.class);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void the_first_keys_file_is_enough_to_list_the_keys() {
    assertThat(run("keys", "list")).isZero();

    assertThat(out.lines().findFirst().orElseThrow()).startsWith("HOLDER").contains("KEY ID");
    assertThat(out).contains("drammen", "osloregionen", "operator", "first key");
    keys.all().forEach(key -> assertThat(out).contains(key.keyId()));
    assertThat(err).isEmpty();
  }

  @Test
  void a_new_key_is_printed_once_and_lets_its_holder_in() {
    assertThat(run("keys", "add", "kongsberg", "--label", "Økonomi og arrangement")).isZero();

    String key = out.lines().findFirst().orElseThrow();
    assertThat(keys.find(key).map(Keys.Listed::holder)).contains("kongsberg");
    assertThat(out).contains("This is the new key of kongsberg").containsOnlyOnce(key);
    assertThat(keys.all()).extracting(Keys.Listed::label).contains("Økonomi og arrangement");
    run("keys", "list");
    assertThat(out).doesNotContain(key);
  }

  @Test
  void a_key_gets_the_scopes_and_the_last_day_that_are_said() {
    String day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
    assertThat(
            run(
                "keys",
                "add",
                "modum",
                "--label",
                "x",
                "--scopes",
                "read,submit",
                "--expires",
                day))
        .isZero();

    Keys.Listed key = keys.find(out.lines().findFirst().orElseThrow()).orElseThrow();
    assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.SUBMIT, Scope.READ);
    assertThat(key.expiresAt()).isNotNull();
    run("keys", "list");
    assertThat(out).contains("submit,read", key.expiresAt().toString());
  }

  @Test
  void a_scope_that_there_is_not_is_refused_with_those_that_there_are() {
    assertThat(run("keys", "add", "asker", "--label", "x", "--scopes", "reed")).isEqualTo(1);

    assertThat(err).contains("submit, read, groups");
  }

  @Test
  void a_key_is_replaced_and_the_old_one_works_on_for_a_while() {
    Keys.Issued old = keys.issue("asker", "till", "test");

    assertThat(run("keys", "rotate", old.keyId(), "--overlap", "3d")).isZero();

    String key = out.lines().findFirst().orElseThrow();
    assertThat(keys.find(key).map(Keys.Listed::replaces)).contains(old.keyId());
    Instant end = keys.find(old.key()).orElseThrow().expiresAt();
    assertThat(end).isBefore(Instant.now().plus(Duration.ofDays(3)));
    assertThat(out)
        .contains("This is the new key of asker", "The old one works until")
        .containsOnlyOnce(key);
    assertThat(run("keys", "rotate", old.keyId())).isEqualTo(1);
    assertThat(err).contains("has been replaced already");
  }

  @Test
  void a_revoked_key_lets_nobody_in_and_is_listed_as_revoked() {
    Keys.Issued key = keys.issue("asker", "lent out", "test");

    assertThat(run("keys", "revoke", key.keyId())).isZero();

    assertThat(out).contains(key.keyId(), "revoked");
    assertThat(keys.find(key.key()).map(Keys.Listed::holder)).isEmpty();
    assertThat(run("keys", "revoke", key.keyId())).isEqualTo(1);
    assertThat(err).isEqualToIgnoringNewLines("There is no valid key with this id.");
  }

  @Test
  void the_environment_names_hub_and_key() {
    environment.put("NOV_HUB", HttpSlice.address(hub) + "/");
    environment.put("NOV_OPERATOR_KEY", keys.issue(Keys.OPERATOR, "test", "test").key());

    assertThat(runAsIs("keys", "list", "--keys-file", "nowhere")).isZero();
    assertThat(runAsIs("keys", "--keys-file", "nowhere", "list")).isZero();
  }

  @Test
  void an_unknown_participant_is_refused_with_the_known_ones() {
    assertThat(run("keys", "add", "lier", "--label", "x")).isEqualTo(1);

    assertThat(err).contains("No participant is called “lier”", "drammen", "operator");
    assertThat(out).isEmpty();
  }

  @Test
  void a_label_that_is_too_long_is_refused() {
    assertThat(run("keys", "add", "asker", "--label", "x".repeat(101))).isEqualTo(1);

    assertThat(err).contains("“label” must have from 0 to 100 characters.");
  }

  @Test
  void a_hub_that_does_not_run_is_told_with_the_remedy() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    String nowhere = "http://127.0.0.1:" + free;

    assertThat(runAsIs("keys", "list", "--keys-file", firstKeys(), "--hub", nowhere)).isEqualTo(1);

    assertThat(err)
        .isEqualToIgnoringNewLines(
            "No hub answers at " + nowhere + ". Start it, or name another with --hub.");
  }

  @Test
  void something_else_than_a_hub_is_told_apart() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    other.start();
    try {
      String address = "http://127.0.0.1:" + other.getAddress().getPort();
      assertThat(runAsIs("keys", "list", "--keys-file", firstKeys(), "--hub", address))
          .isEqualTo(1);
      assertThat(err).contains("is not a hub of this version");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void without_any_key_it_says_where_one_can_come_from() {
    assertThat(run("keys", "list", "--keys-file", "nowhere/keys.properties")).isEqualTo(1);

    assertThat(err).contains("NOV_OPERATOR_KEY", "nowhere/keys.properties", "--keys-file");
  }

  @Test
  void a_file_without_the_operators_key_is_told(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("keys.properties"), "drammen=nov_secret\n");

    assertThat(run("keys", "list", "--keys-file", file.toString())).isEqualTo(1);

    assertThat(err).contains("operator=", "NOV_OPERATOR_KEY").doesNotContain("nov_secret");
  }

  @Test
  void a_wrong_key_is_told_and_never_shown() {
    String wrong = "nov_" + "x".repeat(43);
    environment.put("NOV_OPERATOR_KEY", wrong);

    assertThat(run("keys", "list")).isEqualTo(1);

    assertThat(err)
        .contains("does not know this key", "unknown or revoked", "'new-operator-key'")
        .doesNotContain(wrong);
  }

  @Test
  void a_key_that_is_over_is_told_with_its_end() {
    Keys.Issued over = keys.issue(Keys.OPERATOR, "over", "test");
    environment.put("NOV_OPERATOR_KEY", over.key());
    run("keys", "rotate", over.keyId(), "--overlap", "0d");
    assertThat(out).contains("put the new one in its place: in NOV_OPERATOR_KEY");

    assertThat(run("keys", "list")).isEqualTo(1);

    assertThat(err).contains("lets this key in no more", "The key worked until");
  }

  @Test
  void a_participants_key_is_told_from_the_operators() {
    environment.put("NOV_OPERATOR_KEY", keys.issue("asker", "test", "test").key());

    assertThat(run("keys", "list")).isEqualTo(1);

    assertThat(err).contains("it is not the operator's");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret with spaces in it",
        "secret\nin two lines of text",
        "secret…",
        "\"nov_secret\""
      })
  void a_broken_key_is_told_and_never_shown(String broken) {
    environment.put("NOV_OPERATOR_KEY", broken);

    assertThat(run("keys", "list")).isEqualTo(1);

    assertThat(err).contains("does not look like a key").doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "keys",
    "keys lst",
    "keys add",
    "keys add asker",
    "keys add --label x",
    "keys add asker --label x --expires soon",
    "keys rotate",
    "keys rotate 0d1cf6d6-9b1c-4a53-8a51-5b9a3f0f7d11 --overlap week",
    "keys rotate 0d1cf6d6-9b1c-4a53-8a51-5b9a3f0f7d11 --overlap 7",
    "keys revoke",
    "keys revoke ../../x",
    "keys list more",
    "keys list --hub nonsense",
    "keys list --hub ftp://127.0.0.1",
    "keys list --hub http://[",
    "keys list --hup x"
  })
  void what_is_not_understood_ends_with_2_and_how_it_is_written(String words) {
    assertThat(run(words.split(" "))).isEqualTo(2);

    assertThat(err)
        .containsPattern("Usage: hub keys|Did you mean|Possible solutions")
        .doesNotContain("Exception");
    assertThat(out).isEmpty();
  }

  @Test
  void only_command_words_keep_the_hub_from_starting() {
    assertThat(Commands.isCommand(new String[] {"keys", "list"})).isTrue();
    assertThat(Commands.isCommand(new String[] {"help"})).isTrue();
    assertThat(Commands.isCommand(new String[] {"--server.port=8081"})).isFalse();
    assertThat(Commands.isCommand(new String[] {})).isFalse();
  }

  @Test
  void help_lists_the_commands() {
    assertThat(runAsIs("help", "keys")).isZero();
    assertThat(out).contains("list", "add", "rotate", "revoke", "--keys-file");
  }

  @Test
  void an_operators_key_does_not_print() {
    String key = keys.issue(Keys.OPERATOR, "test", "test").key();

    assertThat(OperatorKey.find(Map.of("NOV_OPERATOR_KEY", key), Path.of("unused")).toString())
        .doesNotContain(key);
  }

  private int run(String... words) {
    environment.putIfAbsent("NOV_HUB", HttpSlice.address(hub));
    String[] all = words;
    if (!String.join(" ", words).contains("--keys-file")) {
      all = Arrays.copyOf(words, words.length + 2);
      all[words.length] = "--keys-file";
      all[words.length + 1] = firstKeys();
    }
    return runAsIs(all);
  }

  private int runAsIs(String... words) {
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    int code =
        Commands.run(
            environment, new PrintWriter(printed, true), new PrintWriter(complained, true), words);
    out = printed.toString();
    err = complained.toString();
    return code;
  }

  private static String firstKeys() {
    return data.resolve("secrets/bootstrap-keys.properties").toString();
  }
}
