package no.nov.hub.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import no.nov.hub.RealSettings;
import no.nov.hub.admission.Rejection;
import no.nov.hub.dropfolder.MisplacedFiles.Misplaced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MisplacedFilesTest {

  private static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Oslo"));

  @TempDir Path drop;

  private MisplacedFiles files() {
    return new MisplacedFiles(
        new DropSettings(drop), RealSettings.PARTICIPANTS, new Notes(CLOCK), CLOCK);
  }

  private Path lay(String path) throws IOException {
    Path file = drop.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }

  @Test
  void aFileInAFolderWithinIsToldOnce() throws IOException {
    lay("drammen/2026/tall.csv");

    List<Misplaced> found = files().found();
    List<Rejection> rejections = files().rejections(found);
    files().tell(found);

    assertThat(rejections)
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.participant()).isEqualTo("drammen");
              assertThat(rejection.origin()).isEqualTo("2026/tall.csv");
              assertThat(rejection.content()).isEmpty();
            });
    assertThat(drop.resolve("drammen/2026/tall.csv.reasons.txt"))
        .content()
        .contains(
            "Filen ligger i mappen «2026», og den leses ikke. Flytt filen ut i mappen «drammen».",
            "Move the file out into the folder “drammen”.");
    assertThat(drop.resolve("drammen/2026/tall.csv")).hasContent("x");
    assertThat(files().found()).isEmpty();
  }

  @Test
  void whatIsReadOrHandledOrUnfinishedIsNotMisplaced() throws IOException {
    lay("drammen/tall.csv");
    lay("drammen/done/tall.csv");
    lay("drammen/rejected/tall.csv");
    lay("drammen/2026/tall.csv.part");
    lay("drammen/2026/~$tall.xlsx");
    lay("drammen/2026/.DS_Store");
    lay("ukjent/2026/tall.csv");

    assertThat(files().found()).isEmpty();
  }

  @Test
  void aLinkLeadsNowhere() throws IOException {
    lay("asker/tall.csv");
    Files.createDirectories(drop.resolve("drammen"));
    Files.createSymbolicLink(drop.resolve("drammen/andres"), drop.resolve("asker"));

    assertThat(files().found()).isEmpty();
  }

  @Test
  void aFileDeepDownIsToldWithItsWholePath() throws IOException {
    lay("drammen/2026/juni/tall.csv");

    assertThat(files().rejections(files().found()))
        .extracting(Rejection::origin)
        .containsExactly("2026/juni/tall.csv");
  }
}
