package no.nov.hub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.HttpSlice;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.audit.AuditEntry;
import no.nov.hub.platform.audit.AuditFilter;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.audit.AuditTrail;
import no.nov.hub.platform.message.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Against a hub that runs, as far as its audit is concerned. */
class AuditCommandTest {

  @TempDir Path data;
  @TempDir Path directory;

  private ConfigurableApplicationContext hub;
  private Keys keys;
  private String key;
  private String out;
  private String err;

  @BeforeEach
  void start() {
    hub = HttpSlice.start(data);
    keys = hub.getBean(Keys.class);
    key = keys.issue(Keys.OPERATOR, "test", "test").key();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void a_deed_over_http_is_listed_with_whom_from_where_and_by_which_key() {
    assertThat(run("keys", "add", "kongsberg", "--label", "accounts")).as(err).isZero();

    assertThat(run("audit", "list", "--who", "operator", "--limit", "1")).as(err).isZero();

    String keyId =
        keys.all().stream().filter(k -> k.label().equals("test")).findFirst().orElseThrow().keyId();
    assertThat(out.lines().toList().get(1))
        .contains("operator", "key issued", "kongsberg ", "127.0.0.1", "key/" + keyId);
  }

  @Test
  void lists_are_searched_and_go_on_where_the_one_before_ended() {
    run("keys", "add", "asker", "--label", "a");

    assertThat(run("audit", "list", "--action", "key issued", "--limit", "2")).as(err).isZero();
    List<String> first = out.lines().toList();
    assertThat(first).hasSize(4);
    assertThat(first.get(0)).startsWith("NUMBER").contains("WHO", "FOR", "ACTION", "WAY");
    String after = first.get(3).replace("There are more: --after ", "");
    assertThat(run("audit", "list", "--action", "key issued", "--limit", "2", "--after", after))
        .as(err)
        .isZero();
    assertThat(out.lines().toList())
        .hasSizeGreaterThan(1)
        .doesNotContain(first.get(1), first.get(2));

    assertThat(run("audit", "list", "--until", "2020-01-01")).as(err).isZero();
    assertThat(out.lines()).hasSize(1);
    assertThat(run("audit", "list", "--from", "2020-01-01", "--who", "nobody")).as(err).isZero();
    assertThat(out.lines()).hasSize(1);
  }

  @Test
  void what_cannot_be_asked_for_is_told() {
    assertThat(run("audit", "list", "--limit", "501")).isEqualTo(1);
    assertThat(err).contains("“limit” is “501”; write a whole number from 1 to 500.");

    for (String day : List.of("0001-01-01", "9999-12-31")) {
      assertThat(run("audit", "list", "--from=" + day, "--until=" + day)).as(err).isZero();
      assertThat(out.lines()).hasSize(1);
    }
    assertThat(run("audit", "list", "--from=+999999999-12-31")).isEqualTo(1);
    assertThat(run("audit", "list", "--who", "a\0b")).as(err).isZero();
    assertThat(run("audit", "list", "--from", "yesterday")).isEqualTo(2);
    assertThat(run("audit")).isEqualTo(2);
    assertThat(err).contains("Say list, export or check.");
  }

  @Test
  void an_export_is_what_lists_show_the_oldest_first() throws IOException {
    hub.getBean(JdbcTemplate.class)
        .update("INSERT INTO kept.audit (at, who, action, subject) VALUES (now(), 'x', 'x', 'x')");
    for (int i = 0; i < 600; i++) {
      hub.getBean(AuditLog.class).note("hub", "did", "thing " + i);
    }
    Path file = directory.resolve("audit.jsonl");

    assertThat(run("audit", "export", file.toString())).as(err).isZero();

    assertThat(out).contains("All entries are in " + file);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    List<AuditEntry> exported = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      exported.add(Json.MAPPER.readValue(line, AuditEntry.class));
    }
    assertThat(exported).hasSizeGreaterThan(600);
    assertThat(exported.get(exported.size() - 1).action()).isEqualTo("audit exported");
    List<AuditEntry> listed =
        new ArrayList<>(hub.getBean(AuditTrail.class).page(AuditFilter.ALL, 1000, null).entries());
    java.util.Collections.reverse(listed);
    assertThat(exported).isEqualTo(listed);

    assertThat(run("audit", "export", file.toString())).isEqualTo(1);
    assertThat(err).contains("exists already");
    assertThat(run("audit", "export", "nowhere/audit.jsonl")).isEqualTo(1);
    assertThat(err).contains("could not be written");
  }

  @Test
  void a_whole_chain_is_told_with_the_hash_to_note() {
    assertThat(run("audit", "check")).as(err).isZero();

    assertThat(out).startsWith("Whole: ").contains(hub.getBean(AuditTrail.class).check().hash());
  }

  @Test
  void a_broken_chain_is_told_with_number_and_time() {
    hub.getBean(JdbcTemplate.class)
        .update("UPDATE kept.audit SET subject = 'another' WHERE number = 3");

    assertThat(run("audit", "check")).isEqualTo(1);

    String at = hub.getBean(AuditTrail.class).check().broken().at().toString();
    assertThat(err).contains("The chain is broken. Entry 3 (" + at + ") is not as it was written.");

    hub.getBean(JdbcTemplate.class).update("DELETE FROM kept.audit WHERE number = 2");
    assertThat(run("audit", "check")).isEqualTo(1);
    assertThat(err).contains("Entry 2 (", "is missing");
  }

  @Test
  void a_participant_reads_nothing_of_it() {
    key = keys.issue("asker", "test", "test").key();

    for (String command : List.of("list", "check")) {
      assertThat(run("audit", command)).isEqualTo(1);
      assertThat(err).contains("it is not the operator's");
    }
    Path file = directory.resolve("none.jsonl");
    assertThat(run("audit", "export", file.toString())).isEqualTo(1);
    assertThat(err).contains("it is not the operator's");
    assertThat(file).doesNotExist();
  }

  private int run(String... words) {
    Map<String, String> environment =
        new HashMap<>(Map.of("NOV_HUB", HttpSlice.address(hub), "NOV_OPERATOR_KEY", key));
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    int code =
        Commands.run(
            environment, new PrintWriter(printed, true), new PrintWriter(complained, true), words);
    out = printed.toString();
    err = complained.toString();
    return code;
  }
}
