package no.nov.hub.intake.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.dropfolder.DroppedFile.Submitted;
import no.nov.hub.intake.dropfolder.DroppedFile.Version;
import no.nov.hub.intake.quota.QuotaForTests;
import no.nov.hub.intake.submission.AwaitingReceiptsForTests;
import no.nov.hub.intake.submission.SortedFile;
import no.nov.hub.intake.submission.SortedFile.Remark;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileOutcomeTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final Remark FAULT =
      new Remark(
          new Text("Rad 2", "Row 2"),
          List.of(Reason.of("", "x", "Feil i raden.", "A fault in the row.")));

  @TempDir Path data;
  private DropSettings drop;
  private FileOutcome outcome;

  @BeforeEach
  void folders() throws IOException {
    drop = new DropSettings(data.resolve("drop"));
    Files.createDirectories(drop.directory().resolve("drammen"));
    Files.createDirectories(drop.directory().resolve("asker"));
    outcome =
        new FileOutcome(
            AwaitingReceiptsForTests.none(),
            new Notes(Clock.system(OSLO)),
            new OutcomeFolders(drop),
            QuotaForTests.quota());
  }

  private Submitted faulty(String name) throws IOException {
    Path path = Files.writeString(drop.directory().resolve("drammen").resolve(name), "x");
    return new Submitted(
        new DroppedFile(
            path,
            Version.of(path),
            SortedFile.faulty(
                "drammen", path.getFileName().toString(), Instant.now(), List.of(), FAULT)),
        List.of());
  }

  @Test
  void aFaultyFileGoesToRejectedWithItsReasonsBesideIt() throws IOException {
    Path target = Path.of(outcome.settle(faulty("tall.csv")));

    assertThat(target).isEqualTo(drop.directory().resolve("drammen/rejected/tall.csv")).exists();
    assertThat(drop.directory().resolve("drammen/tall.csv")).doesNotExist();
    assertThat(target.resolveSibling("tall.csv.reasons.txt"))
        .content()
        .contains("Rad 2: Feil i raden.");
  }

  @ParameterizedTest
  @CsvSource({"rwxrwx---, rw-rw----", "rwx------, rw-------", "rwxr-xr-x, rw-r--r--"})
  void whatTheHubMakesHasTheRightsOfTheFolderThatItIsIn(String rights, String ofFiles)
      throws IOException {
    Path drammen = drop.directory().resolve("drammen");
    Files.setPosixFilePermissions(drammen, PosixFilePermissions.fromString(rights));

    Path target = Path.of(outcome.settle(faulty("tall.csv")));

    assertThat(rights(target.getParent())).isEqualTo(rights);
    assertThat(rights(target.resolveSibling("tall.csv.reasons.txt"))).isEqualTo(ofFiles);
  }

  @Test
  void aFileThatHasTakenTheNameOfOneLikeItIsReadByItself() throws IOException {
    Submitted first = faulty("tall.csv");
    Path path = first.file().path();
    FileTime modified = Files.getLastModifiedTime(path);
    Files.delete(path);
    Files.setLastModifiedTime(Files.writeString(path, "y"), modified);

    assertThatThrownBy(() -> outcome.settle(first)).isInstanceOf(StaysInFolder.class);

    assertThat(path).hasContent("y");
  }

  @Test
  void theGroupOfAFolderGoesOnToWhatIsMadeInIt() throws IOException {
    Path drammen = drop.directory().resolve("drammen");
    Files.setAttribute(drammen, "unix:mode", 02770);

    Path target = Path.of(outcome.settle(faulty("tall.csv")));

    assertThat((Integer) Files.getAttribute(target.getParent(), "unix:mode") & 07777)
        .isEqualTo(02770);
  }

  @Test
  void whatIsSetAsideIsForTheHubAlone() throws IOException {
    Files.writeString(drop.directory().resolve("drammen/rejected"), "a file");

    Path target = Path.of(outcome.settle(faulty("tall.csv")));

    assertThat(rights(data.resolve("set-aside"))).isEqualTo("rwx------");
    assertThat(rights(target.getParent())).isEqualTo("rwx------");
  }

  @Test
  void aLinkInThePlaceOfANoteIsReplacedAndNotFollowed() throws IOException {
    Path others = Files.writeString(data.resolve("others"), "mine");
    Path rejected = Files.createDirectory(drop.directory().resolve("drammen/rejected"));
    Files.createSymbolicLink(rejected.resolve("tall.csv.reasons.txt"), others);

    Path target = Path.of(outcome.settle(faulty("tall.csv")));

    assertThat(others).content().isEqualTo("mine");
    assertThat(target.resolveSibling("tall.csv.reasons.txt")).isRegularFile();
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aLinkInThePlaceOfTheFolderDoesNotLeadIntoAnothers() throws IOException {
    Files.createSymbolicLink(
        drop.directory().resolve("drammen/rejected"), drop.directory().resolve("asker"));

    Path target = Path.of(outcome.settle(faulty("tall.csv")));

    assertThat(target).isEqualTo(data.resolve("set-aside/drammen/rejected/tall.csv"));
    assertThat(drop.directory().resolve("asker")).isEmptyDirectory();
  }

  @Test
  void aFileInThePlaceOfTheFolderDoesNotStopTheOthers() throws IOException {
    Files.writeString(drop.directory().resolve("drammen/rejected"), "a file");

    assertThat(Path.of(outcome.settle(faulty("tall.csv"))))
        .isEqualTo(data.resolve("set-aside/drammen/rejected/tall.csv"));
  }

  @Test
  void aFileBesideTheFoldersIsSetAsideWithTheReason() throws IOException {
    Path path = Files.writeString(drop.directory().resolve("tall.csv"), "x");
    Submitted nobodys =
        new Submitted(
            new DroppedFile(
                path,
                Version.of(path),
                SortedFile.faulty(
                    null, path.getFileName().toString(), Instant.now(), List.of(), FAULT)),
            List.of());

    assertThat(Path.of(outcome.settle(nobodys)))
        .isEqualTo(data.resolve("set-aside/rejected/tall.csv"));
  }

  @Test
  void aVeryLongNameIsShortenedSoThatTheNoteBesideItFits() throws IOException {
    Path target = Path.of(outcome.settle(faulty("æ".repeat(124) + ".csv")));

    assertThat(target.getFileName().toString()).endsWith("æ.csv");
    assertThat(target.resolveSibling(target.getFileName() + ".reasons.txt")).exists();
  }

  @Test
  void aLongNameOfPicturesIsShortenedBetweenTwoOfThem() throws IOException {
    Path target = Path.of(outcome.settle(faulty("a" + "\uD83D\uDE00".repeat(55) + ".csv")));

    assertThat(target.getFileName().toString()).endsWith("\uD83D\uDE00.csv");
    assertThat(target.resolveSibling(target.getFileName() + ".reasons.txt")).exists();
  }

  @Test
  void handledFilesAreDeletedAfterThirtyDays() throws IOException {
    Path done = Files.createDirectories(drop.directory().resolve("drammen/done"));
    Files.writeString(done.resolve("tall.csv"), "x");
    Files.writeString(drop.directory().resolve("drammen/ny.csv"), "x");

    tidying(Duration.ofDays(29)).forgetOld();
    assertThat(done.resolve("tall.csv")).exists();

    tidying(Duration.ofDays(31)).forgetOld();
    assertThat(done.resolve("tall.csv")).doesNotExist();
    assertThat(drop.directory().resolve("drammen/ny.csv")).exists();
  }

  private ForgettingFiles tidying(Duration later) {
    return new ForgettingFiles(
        drop, RealSettings.PARTICIPANTS, Clock.fixed(Instant.now().plus(later), OSLO));
  }
}
