package no.nov.hub.app.backup;

import static no.nov.hub.Messages.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.OwnProcess;
import no.nov.hub.OwnProcess.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The commands as an operator gives them, to a hub that is started and stopped in between. */
class BackupIT {

  private static final Said RUNNING =
      new Said(1, "The hub runs on this database. Stop it, then try again.");

  @TempDir Path directory;

  private OperatedHub hub;
  private final List<String> asked = new ArrayList<>(Questions.ALL);

  @BeforeEach
  void aHubWithSomethingInIt() throws Exception {
    hub = new OperatedHub(directory);
    hub.start();
    asked.add(Questions.answeredBy(hub));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void after_a_rebuild_every_answer_is_byte_for_byte_as_before_and_nothing_is_told_again()
      throws Exception {
    Map<String, String> before = hub.get(asked);
    Map<String, Integer> told = hub.told();

    for (List<String> command :
        List.of(List.of("rebuild", hub.data()), List.of("rebuild", "--admission", hub.data()))) {
      hub.close();
      assertThat(OwnProcess.run(command.toArray(String[]::new)))
          .isEqualTo(
              new Said(0, "Emptied. Start the hub: it computes everything again from its topics."));
      assertThat(rowsOf("projection.event")).isZero();
      assertThat(rowsOf("projection.progress")).isZero();
      assertThat(rowsOf("kept.admitted")).isEqualTo(command.size() == 2 ? 4 : 0);
      hub.start();

      await()
          .atMost(OperatedHub.PATIENCE)
          .untilAsserted(() -> assertThat(hub.get(asked)).isEqualTo(before));
      assertThat(hub.told()).isEqualTo(told);
    }
    String again = hub.post(event("drammen", "e-1", "frokost"));
    await()
        .atMost(OperatedHub.PATIENCE)
        .untilAsserted(() -> assertThat(hub.get(again)).contains("duplicate"));
    assertThat(hub.told()).containsEntry("nov.statistics", 2);
  }

  /** Looked at without a hub. */
  private long rowsOf(String table) {
    String url = "jdbc:h2:summed:" + directory.resolve("data/db/hub") + ";DATABASE_TO_LOWER=TRUE";
    return new JdbcTemplate(new DriverManagerDataSource(url, "", ""))
        .queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
  }

  @Test
  void while_the_hub_runs_restore_and_rebuild_say_so_and_change_nothing() throws Exception {
    Path copy = directory.resolve("kept.zip");
    assertThat(hub.backup(copy).code()).isZero();
    Map<String, String> before = hub.get(asked);

    assertThat(OwnProcess.run("rebuild", hub.data())).isEqualTo(RUNNING);
    assertThat(OwnProcess.run("restore", copy.toString(), hub.data())).isEqualTo(RUNNING);

    assertThat(hub.get(asked)).isEqualTo(before);
  }

  @Test
  void a_hub_that_has_lost_its_topics_says_so_and_receives_nothing_until_it_is_mended()
      throws Exception {
    hub.close();
    FileSystemUtils.deleteRecursively(directory.resolve("data/kafka"));
    hub.begin();

    await()
        .atMost(OperatedHub.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(hub.health())
                    .contains("the topics that belong to this database are not there"));
    assertThat(hub.offer(event("drammen", "e-2", "lunsj")).statusCode()).isEqualTo(503);

    hub.close();
    assertThat(OwnProcess.run("adopt-broker", hub.data()).text()).startsWith("Done");
    hub.start();
    String receipt = hub.post(event("drammen", "e-2", "lunsj"));
    await()
        .atMost(OperatedHub.PATIENCE)
        .untilAsserted(() -> assertThat(hub.get(receipt)).contains("accepted"));
  }

  @Test
  void a_copy_without_the_topics_that_belong_to_it_is_restored_only_on_request() throws Exception {
    Path copy = directory.resolve("kept.zip");
    assertThat(hub.backup(copy).code()).isZero();
    hub.close();
    FileSystemUtils.deleteRecursively(directory.resolve("data/kafka"));

    Said asked = OwnProcess.run("restore", copy.toString(), hub.data());

    assertThat(asked.code()).isEqualTo(1);
    assertThat(asked.text())
        .contains("that topic ends at 0", "nothing was changed", "--without-topics")
        .doesNotContain("Exception");
    assertThat(OwnProcess.run("restore", copy.toString(), "--without-topics", hub.data()).text())
        .startsWith("Restored");
    hub.start();
    String receipt = hub.post(event("drammen", "e-3", "lunsj"));
    await()
        .atMost(OperatedHub.PATIENCE)
        .untilAsserted(() -> assertThat(hub.get(receipt)).contains("accepted"));
  }
}
