package no.nov.hub.intake.dropfolder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.nov.hub.HubClient.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;
import no.nov.hub.EmbeddedAlone;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What else turns up in a folder. None of it stops the files behind it. */
@HubIntegrationTest
@EmbeddedAlone
class OddFilesIT {

  private static final int MEGABYTE = 1 << 20;

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void aFileBeyondTenMegabytesIsRefusedWithoutBeingRead() throws IOException {
    Path folder = hub.folder("kongsberg");
    Path unfinished = folder.resolve("stor.csv.part");
    try (RandomAccessFile file = new RandomAccessFile(unfinished.toFile(), "rw")) {
      file.setLength(11L * MEGABYTE);
    }

    Path moved =
        hub.outcome(
            Files.move(unfinished, folder.resolve("stor.csv"), StandardCopyOption.ATOMIC_MOVE));

    assertThat(moved.getParent().getFileName()).hasToString("rejected");
    assertThat(note(moved, ".reasons.txt"))
        .contains("Filen er for stor; grensen er 10 MB.", "The file is too large");
  }

  @Test
  void aLinkIsRefusedAndItsTargetIsLeftAlone() throws IOException {
    Path target = Files.createTempFile("secret", ".csv");
    Files.writeString(target, "dato;medlemmer\n2015-01-31;301\n");

    Path moved =
        hub.outcome(Files.createSymbolicLink(hub.folder("kongsberg").resolve("lenke.csv"), target));

    assertThat(moved.getParent().getFileName()).hasToString("rejected");
    assertThat(note(moved, ".reasons.txt")).contains("snarvei til en annen fil");
    assertThat(target).hasContent("dato;medlemmer\n2015-01-31;301\n");
    assertThat(membersOf("kongsberg", "2015-01-31")).isZero();
  }

  @Test
  void aFileThatStillGrowsIsLeftAloneUntilItIsComplete() throws IOException {
    Path file = hub.folder("kongsberg").resolve("langsom.csv");
    try (OutputStream stream = Files.newOutputStream(file)) {
      write(stream, "dato;medlemmer\n");
      for (int day = 1; day <= 9; day++) {
        write(stream, "2011-01-0%d;30%d\n".formatted(day, day));
        await()
            .pollDelay(Duration.ofMillis(400))
            .atMost(Duration.ofSeconds(5))
            .untilAsserted(() -> assertThat(file).exists());
      }
    }

    Path moved = hub.outcome(file);

    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(membersOf("kongsberg", "2011-01-0")).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"halv.csv.part", "~$bok.xlsx", "halv.csv.crdownload", "halv.tmp", ".DS_Store"})
  void whatIsNotMeantForTheHubIsLeftAlone(String name) throws IOException {
    Path ignored = Files.writeString(hub.folder("kongsberg").resolve(name), "dato;medlemmer\n");

    hub.outcome(
        hub.drop("kongsberg", "etter " + name + ".json", "[]".getBytes(StandardCharsets.UTF_8)));

    assertThat(ignored).exists();
  }

  @Test
  void aFileInAFolderThatIsNobodysIsRefusedThere() throws IOException {
    Path nobodys = Files.createDirectories(hub.folder("kongsberg").resolveSibling("kongsbergg"));
    Path unfinished = Files.writeString(nobodys.resolve("tall.csv.part"), "dato;medlemmer\n");

    Path moved =
        hub.outcome(
            Files.move(unfinished, nobodys.resolve("tall.csv"), StandardCopyOption.ATOMIC_MOVE));

    assertThat(moved.getParent()).isEqualTo(nobodys.resolve("rejected"));
    assertThat(note(moved, ".reasons.txt"))
        .contains("Mappen «kongsbergg» hører ikke til noen deltaker.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tom.csv",
        "uten ending",
        "bilde.png",
        "rart (1) ${date:now} #.csv",
        "$simple{body}.csv",
        "æøå ✓.json",
        "bok.xlsx",
        "kalender.ICS"
      })
  void whateverItIsCalledItIsTakenAsideWithAReason(String name) {
    Path moved = hub.outcome(hub.drop("kongsberg", name, new byte[0]));

    assertThat(moved.getParent().getFileName()).hasToString("rejected");
    assertThat(note(moved, ".reasons.txt")).contains("«" + name + "»", "— English —");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoFileStopsNobody(Odd odd) throws Exception {
    Path folder = hub.folder("ringerike");
    odd.lay(folder);

    Path own = hub.drop("ringerike", "egne-" + odd + ".json", "[]".getBytes(UTF_8));
    Path others = hub.drop("asker", "andres-" + odd + ".json", "[]".getBytes(UTF_8));

    hub.outcome(own);
    hub.outcome(others);
    await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> odd.assertTold(folder));
  }

  @Test
  void whoLaysVeryManyFilesKeepsNobodyWaiting() throws IOException {
    for (int i = 0; i < 300; i++) {
      hub.drop("ringerike", "mange-%d.json".formatted(i), "[]".getBytes(UTF_8));
    }
    long before = waiting("ringerike");

    hub.outcome(hub.drop("asker", "mellom-mange.json", "[]".getBytes(UTF_8)));

    assertThat(before).isGreaterThan(4 * DropTurns.FILES_A_TURN);
    assertThat(before - waiting("ringerike")).isLessThanOrEqualTo(4 * DropTurns.FILES_A_TURN);
    await().atMost(Duration.ofMinutes(1)).until(() -> waiting("ringerike") == 0);
  }

  private long waiting(String participant) throws IOException {
    try (Stream<Path> files = Files.list(hub.folder(participant))) {
      return files.filter(file -> file.getFileName().toString().startsWith("mange-")).count();
    }
  }

  /** What lies in folders of real machines beside files, and what is found of it in the end. */
  enum Odd {
    PIPE("mkfifo pipe.csv", "rejected/pipe.csv.reasons.txt"),
    SOCKET(
        "python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"socket.csv\")'",
        "rejected/socket.csv.reasons.txt"),
    DEVICE("mknod device.csv c 1 5", "rejected/device.csv.reasons.txt"),
    LINK_TO_NOTHING("ln -s nowhere.csv nothing.csv", "rejected/nothing.csv.reasons.txt"),
    LINK_TO_A_FOLDER("ln -s /etc folder.csv", "rejected/folder.csv.reasons.txt"),
    LINK_IN_A_CIRCLE("ln -s circle.csv circle.csv", "rejected/circle.csv.reasons.txt"),
    LONG_NAME("touch $(printf 'x%.0s' $(seq 242)).csv", "rejected/xxx*.csv.reasons.txt"),
    BACKSLASH("touch 'C:\\tall\\juni.csv'", "rejected/C:*juni.csv.reasons.txt"),
    NOT_UTF_8("touch $(printf 'tall-\\351.csv')", "rejected/tall-*.csv.reasons.txt"),
    LINE_BREAK("touch $'tall\\nasker.csv'", "rejected/tall*asker.csv.reasons.txt"),
    FOLDER("mkdir -p dyp.csv && touch dyp.csv/fil.csv", "dyp.csv/fil.csv.reasons.txt");

    private final String command;
    private final String told;

    Odd(String command, String told) {
      this.command = command;
      this.told = told;
    }

    void lay(Path folder) throws Exception {
      assumeThat(bash(command, folder)).as("it can be made here").isZero();
    }

    void assertTold(Path folder) throws Exception {
      assertThat(bash("test -s " + told, folder)).as(told).isZero();
    }

    private static int bash(String command, Path folder) throws Exception {
      return new ProcessBuilder("bash", "-c", command).directory(folder.toFile()).start().waitFor();
    }
  }

  /**
   * A spreadsheet keeps a text once, and each row sends it: 5 MB in 500 messages here, of a day
   * that no other test looks at.
   */
  @Test
  void aSmallFileThatBecomesVeryMuchIsTakenInPortionsAndKeepsNobodyWaiting() throws IOException {
    Path large = hub.drop("ringerike", "stor.xlsx", events(500));
    Path others = hub.drop("asker", "ved-siden.json", "[]".getBytes(UTF_8));

    hub.outcome(others);
    await().atMost(Duration.ofMinutes(2)).until(() -> !Files.exists(large));
    Path moved = hub.outcome(large);

    assertThat(moved.getParent().getFileName()).hasToString("done");
    assertThat(note(moved, ".kvittering.txt")).contains("Mottatt: 500. Må rettes: 0.");
    JsonNode quota =
        hub.eventually("ringerike", "/api/v1/quota", q -> q.get("usedBytes").asLong() > 0);
    assertThat(quota.get("usedBytes").asLong()).isGreaterThan(500L * 10_000);
  }

  @Test
  void aFileThatWouldBecomeMoreThanTheHubTakesIsRefused() throws IOException {
    Path moved = hub.outcome(hub.drop("ringerike", "for-stor.xlsx", events(3_000)));

    assertThat(moved.getParent().getFileName()).hasToString("rejected");
    assertThat(note(moved, ".reasons.txt"))
        .contains("mer enn 24 MB", "Del den i flere filer", "Divide it into several files");
  }

  private static byte[] events(int rows) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 10, false, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      SXSSFSheet sheet = workbook.createSheet();
      String[] names = {"id", "tittel", "start", "omtale"};
      for (int i = 0; i <= rows; i++) {
        String[] cells = {"stor-" + i, "Kurs " + i, "12.01.2019 08:00", "€".repeat(3_400)};
        SXSSFRow row = sheet.createRow(i);
        for (int j = 0; j < names.length; j++) {
          row.createCell(j).setCellValue(i == 0 ? names[j] : cells[j]);
        }
      }
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  /** A JSON file of faults that would fill more than Kafka takes. */
  @Test
  void veryManyFaultsDoNotStopTheFolder() {
    var event = Json.MAPPER.createObjectNode();
    for (int i = 0; i < 40_000; i++) {
      event.putObject("a" + i);
    }

    Path moved =
        hub.outcome(hub.drop("kongsberg", "feil.json", Json.MAPPER.writeValueAsBytes(event)));

    assertThat(moved.getParent().getFileName()).hasToString("rejected");
  }

  private long membersOf(String association, String datePrefix) {
    return hub.anonymousTopic(Topics.MEMBERSHIP).stream()
        .map(record -> Json.MAPPER.readTree(record.value()).get("data"))
        .filter(data -> data.get("association").asString().equals(association))
        .filter(data -> data.get("asOf").asString().startsWith(datePrefix))
        .count();
  }

  private static void write(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }
}
