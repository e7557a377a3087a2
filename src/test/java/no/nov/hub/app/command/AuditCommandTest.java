package no.nov.hub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
        .update(
            "INSERT INTO kept.audit (at, who, action, subject, may_be_unnumbered) VALUES (now(), 'x', 'x', 'x', TRUE)");
    for (int i = 0; i < 600; i++) {
      hub.getBean(AuditLog.class).note("hub", "did", "thing " + i);
    }
    Path file = directory.resolve("audit.jsonl");

    assertThat(run("audit", "export", file.toString())).as(err).isZero();

    assertThat(out).contains("All entries are in " + file);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    List<AuditEntry> exported = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(0, lines.size() - 1)) {
      exported.add(Json.MAPPER.readValue(line, AuditEntry.class));
    }
    assertThat(exported).hasSizeGreaterThan(600);
    assertThat(exported.get(exported.size() - 1).action()).isEqualTo("audit exported");
    List<AuditEntry> listed =
        new ArrayList<>(hub.getBean(AuditTrail.class).page(AuditFilter.ALL, 1000, null).entries());
    java.util.Collections.reverse(listed);
    assertThat(exported).isEqualTo(listed);
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "{\"entries\":%d,\"lastHash\":\"%s\"}"
                .formatted(exported.size(), exported.get(exported.size() - 1).hash()));

    assertThat(run("audit", "export", file.toString())).isEqualTo(1);
    assertThat(err).contains("exists already");
    assertThat(run("audit", "export", "nowhere/audit.jsonl")).isEqualTo(1);
    assertThat(err).contains("could not be written");
  }

  @Test
  void an_export_that_fails_half_way_breaks_off_and_leaves_no_file() {
    for (int i = 0; i < 600; i++) {
      hub.getBean(AuditLog.class).note("hub", "did", "thing " + i);
    }
    // Far down, where much of the answer is on its way already.
    JdbcTemplate jdbc = hub.getBean(JdbcTemplate.class);
    jdbc.execute("ALTER TABLE kept.audit ALTER COLUMN number VARCHAR(20)");
    jdbc.update("UPDATE kept.audit SET number = 'unreadable' WHERE number = '590'");
    Path file = directory.resolve("half.jsonl");

    assertThat(run("audit", "export", file.toString())).isEqualTo(1);

    assertThat(err).contains("stopped answering half-way");
    assertThat(file).doesNotExist();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void an_export_without_its_last_line_is_no_export() throws IOException {
    byte[] part = "{\"number\":1,\"hash\":\"a\"}\n".getBytes(StandardCharsets.UTF_8);
    HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    other.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, part.length);
          exchange.getResponseBody().write(part);
          exchange.close();
        });
    other.start();
    try {
      Path file = directory.resolve("part.jsonl");

      String address = "http://127.0.0.1:" + other.getAddress().getPort();
      assertThat(run("audit", "--hub", address, "export", file.toString())).isEqualTo(1);

      assertThat(err).contains("only a part of the entries");
      assertThat(directory).isEmptyDirectory();
    } finally {
      other.stop(0);
    }
  }

  @Test
  void a_whole_chain_is_told_with_the_hash_to_note() {
    assertThat(run("audit", "check")).as(err).isZero();

    assertThat(out).startsWith("Whole: ").contains(hub.getBean(AuditTrail.class).check().hash());
  }

  @Test
  void a_chain_that_was_written_anew_is_told_by_what_was_noted_elsewhere() {
    assertThat(run("audit", "check")).as(err).isZero();
    String known = out.strip().substring(out.strip().lastIndexOf(' ') + 1);
    hub.getBean(AuditLog.class).note("hub", "did", "more");
    assertThat(run("audit", "check", "--known", known)).as(err).isZero();

    String other = known.replaceFirst(":.*", ":" + "0".repeat(64));
    assertThat(run("audit", "check", "--known", other)).isEqualTo(1);
    assertThat(err).contains("is not the one you noted");
    assertThat(run("audit", "check", "--known", "999999:" + "0".repeat(64))).isEqualTo(1);
    assertThat(err).contains("is missing");
    assertThat(run("audit", "check", "--known", "latest")).isEqualTo(1);
    assertThat(err).contains("the number, a colon and the 64 characters");
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
