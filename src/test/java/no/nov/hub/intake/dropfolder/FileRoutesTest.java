package no.nov.hub.intake.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.quota.QuotaForTests;
import no.nov.hub.intake.submission.FakeInbox;
import no.nov.hub.intake.submission.FakePortions;
import no.nov.hub.intake.submission.InboxForTests;
import no.nov.hub.platform.transport.RouteRun;
import org.apache.camel.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files in drop folders, in the order in which it may be done. */
class FileRoutesTest {

  private static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Oslo"));

  @TempDir Path drop;
  private final List<String> steps = new CopyOnWriteArrayList<>();
  private boolean receiptsCome = true;

  /** A file is its name here, and so is what is read from it. */
  public static final class Edge {

    public String read(File file) {
      return file.getName();
    }

    public String consignment(String file) {
      return file;
    }

    public String submitted(List<String> receipts, @Variable("file") String file) {
      return "%s with %s".formatted(file, receipts);
    }
  }

  /** Moves a file when its receipts have come. */
  public final class Outcome {

    public String settle(String submitted) throws IOException {
      steps.add("settle " + submitted);
      if (!receiptsCome) {
        throw new IllegalStateException("no receipt yet");
      }
      Path done = Files.createDirectories(drop.resolve("drammen/done"));
      return Files.move(drop.resolve("drammen/tall.csv"), done.resolve("tall.csv")).toString();
    }
  }

  private RouteRun receiving() {
    return RouteRun.of(
        Map.of(
            "hub.routes.receive-files.from",
            "file:%s?recursive=true&maxDepth=2&initialDelay=0&delay=50&noop=true&idempotent=false"
                .formatted(drop),
            "hub.routes.write-inbox.to",
            "mock:inbox",
            "hub.routes.keep-refused.to",
            "mock:rejected"),
        Map.of(
            "fileEdge",
            new Edge(),
            "fileOutcome",
            new Outcome(),
            "inbox",
            new FakeInbox(steps),
            "writingPortions",
            new FakePortions("of")),
        "11-receive-files.camel.xml",
        "24-write-portions.camel.xml",
        "20-write-inbox.camel.xml",
        "21-keep-refused.camel.xml");
  }

  private Path lay(String path) throws IOException {
    Path file = drop.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }

  @Test
  void a_file_is_moved_when_its_faults_are_kept_and_its_rows_have_their_receipts()
      throws IOException {
    Path file = lay("drammen/tall.csv");

    try (RouteRun routes = receiving()) {
      await().until(() -> Files.exists(drop.resolve("drammen/done/tall.csv")));
    }

    assertThat(file).doesNotExist();
    assertThat(steps)
        .containsExactly(
            "keep faults of tall.csv",
            "kept [faults of tall.csv]",
            "send rows of tall.csv",
            "settle tall.csv with [receipt of rows of tall.csv]");
  }

  @Test
  void a_file_whose_receipts_do_not_come_stays_where_it_is() throws IOException {
    receiptsCome = false;
    Path file = lay("drammen/tall.csv");

    try (RouteRun routes = receiving()) {
      await().until(() -> steps.stream().filter(step -> step.startsWith("settle")).count() >= 3);
    }

    assertThat(file).exists();
  }

  @Test
  void a_file_that_is_not_read_is_kept_with_the_rejections_and_told_beside_it() throws IOException {
    lay("drammen/2026/tall.csv");
    DropSettings settings = new DropSettings(drop);
    try (RouteRun routes =
        RouteRun.of(
            Map.of(
                "hub.routes.tell-unread-files.from",
                "direct:time",
                "hub.routes.keep-refused.to",
                "mock:rejected"),
            Map.of(
                "unreadFiles",
                new UnreadFiles(
                    settings,
                    RealSettings.PARTICIPANTS,
                    new OutcomeFolders(settings),
                    new Notes(CLOCK),
                    CLOCK),
                "quotaNotes",
                new QuotaNotes(settings, RealSettings.PARTICIPANTS, QuotaForTests.quota()),
                "inbox",
                InboxForTests.inbox()),
            "13-tell-unread-files.camel.xml",
            "21-keep-refused.camel.xml")) {
      assertThat(routes.send("direct:time", null).getException()).isNull();

      assertThat(routes.arrivedAt("rejected")).hasSize(1);
    }

    assertThat(drop.resolve("drammen/2026/tall.csv.reasons.txt")).exists();
  }

  @Test
  void a_handled_file_is_deleted_after_thirty_days() throws IOException {
    Path done = lay("drammen/done/tall.csv");

    forget(Duration.ofDays(29));
    assertThat(done).exists();
    forget(Duration.ofDays(31));

    assertThat(done).doesNotExist();
  }

  private void forget(Duration later) {
    ForgettingFiles files =
        new ForgettingFiles(
            new DropSettings(drop), RealSettings.PARTICIPANTS, Clock.offset(CLOCK, later));
    assertThat(
            RouteRun.round("14-forget-handled-files.camel.xml", Map.of("forgettingFiles", files))
                .getException())
        .isNull();
  }
}
