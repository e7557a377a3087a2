package no.nov.hub.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import no.nov.hub.Containers;
import no.nov.hub.OnContainers;
import no.nov.hub.OwnProcess;
import no.nov.hub.OwnProcess.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy moves the hub from H2 to PostgreSQL and back. */
@OnContainers
class MovingIT {

  /** What the watch notes half a minute after a start would stand in one copy and not the other. */
  private static final String CHARTERS_LATER =
      "--hub.routes.watch-charters.from=scheduler:charters?initialDelay=3600000";

  @TempDir Path directory;

  private OperatedHub hub;

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void a_copy_moves_the_hub_to_postgres_and_back_with_its_keys_and_feeds_and_tells_nothing_again()
      throws Exception {
    hub = new OperatedHub(directory);
    hub.start(CHARTERS_LATER);
    List<String> asked = new ArrayList<>(Questions.ALL);
    asked.add(Questions.answeredBy(hub));
    rememberAFeed();
    Map<String, String> before = hub.get(asked);
    Map<String, Integer> told = hub.told();
    Path copy = directory.resolve("kept.zip");
    assertThat(hub.backup(copy).text()).contains("The copy is in " + copy, "personal data");
    assertThat(Files.getPosixFilePermissions(copy))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    hub.close();

    Containers.Database postgres = Containers.database();
    String url = "--spring.datasource.url=" + postgres.url();
    String username = "--spring.datasource.username=" + postgres.username();
    String password = "--spring.datasource.password=" + postgres.password();
    assertThat(
            OwnProcess.run("restore", copy.toString(), hub.data(), url, username, password).text())
        .startsWith("Restored");
    hub.start(url, username, password, CHARTERS_LATER);
    as(before, asked, told);
    assertThat(OwnProcess.run("restore", copy.toString(), hub.data(), url, username, password))
        .isEqualTo(new Said(1, "The hub runs on this database. Stop it, then try again."));

    Path copyBack = directory.resolve("back.zip");
    assertThat(hub.backup(copyBack).code()).isZero();
    Map<String, List<String>> then = tables(copy);
    assertThat(tables(copyBack))
        .containsOnlyKeys(then.keySet())
        .containsKey("kept/feed_event.jsonl")
        .allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo(then.get(table)));
    hub.close();
    assertThat(OwnProcess.run("restore", copyBack.toString(), hub.data()).text())
        .startsWith("Restored");
    hub.start(CHARTERS_LATER);
    as(before, asked, told);
  }

  private void as(Map<String, String> before, List<String> asked, Map<String, Integer> told) {
    await()
        .atMost(OperatedHub.PATIENCE)
        .untilAsserted(() -> assertThat(hub.get(asked)).isEqualTo(before));
    assertThat(hub.told()).isEqualTo(told);
  }

  /** Of a calendar that is not fetched any more. */
  private void rememberAFeed() {
    hub.database()
        .update(
            """
            INSERT INTO kept.feed (feed_id, next_poll_at, etag, events, failures, problem_nb, told)
            VALUES ('f-1', TIMESTAMP WITH TIME ZONE '2026-11-01 10:00:00.123456+01:00', '"å"', 7, 2, 'Får ikke svar', TRUE)
            """);
    hub.database()
        .update(
            """
            INSERT INTO kept.feed_event (feed_id, event_id, uid_hash, version, sent, cancelled, seen_among, confirmed)
            VALUES ('f-1', 'e-1', 'h', 3, TRUE, FALSE, 7, FALSE)
            """);
  }

  /** Their rows in any order, without what was noted of backups and restores themselves. */
  private static Map<String, List<String>> tables(Path copy) throws IOException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (ZipFile zip = new ZipFile(copy.toFile())) {
      for (var entry : zip.stream().filter(e -> e.getName().startsWith("kept/")).toList()) {
        if (entry.getName().endsWith("audit_head.jsonl")) {
          continue; // Moves with the entries of taking and restoring the copy.
        }
        String rows = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        tables.put(
            entry.getName(),
            rows.lines()
                .filter(row -> !row.contains("backup taken") && !row.contains("kept restored"))
                .sorted()
                .toList());
      }
    }
    return tables;
  }
}
