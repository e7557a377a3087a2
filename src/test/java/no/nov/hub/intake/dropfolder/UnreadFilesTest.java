package no.nov.hub.intake.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.admission.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadFilesTest {

  private static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Oslo"));

  @TempDir Path drop;

  private UnreadFiles files() {
    DropSettings settings = new DropSettings(drop);
    return new UnreadFiles(
        settings, RealSettings.PARTICIPANTS, new OutcomeFolders(settings), new Notes(CLOCK), CLOCK);
  }

  private Path lay(String path) throws IOException {
    Path file = drop.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }

  @Test
  void aFileInAFolderWithinIsToldOnce() throws IOException {
    lay("drammen/2026/tall.csv");

    List<Unread> found = files().found();
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
  void whatIsReadOrHandledOrUnfinishedIsNotToldOf() throws IOException {
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
  void aLinkLeadsNowhereAndIsMovedAsideItself() throws IOException {
    Path target = lay("asker/tall.csv");
    Files.createDirectories(drop.resolve("drammen"));
    Files.createSymbolicLink(drop.resolve("drammen/andres"), drop.resolve("asker"));

    List<Unread> found = files().found();
    files().tell(found);

    assertThat(found).extracting(Unread::shown).containsExactly("andres");
    assertThat(target).hasContent("x");
    assertThat(drop.resolve("drammen/rejected/andres")).isSymbolicLink();
    assertThat(drop.resolve("drammen/rejected/andres.reasons.txt"))
        .content()
        .contains("ingen vanlig fil", "no ordinary file");
    assertThat(files().found()).isEmpty();
  }

  @Test
  void aHalfCopyIsToldOnceItHasLainForAnHourAndStays() throws IOException {
    Path half = lay("drammen/tall.csv.part");
    assertThat(files().found()).isEmpty();
    Files.setLastModifiedTime(half, FileTime.from(CLOCK.instant().minus(Duration.ofMinutes(61))));

    files().tell(files().found());

    assertThat(half).exists();
    assertThat(drop.resolve("drammen/rejected/tall.csv.part.reasons.txt"))
        .content()
        .contains("ikke er ferdig kopiert", "not copied whole");
    assertThat(files().found()).isEmpty();
  }

  @Test
  void aNameThatCannotBeWrittenIsToldUnderOneThatCan() throws IOException {
    lay("drammen/" + "æ".repeat(122) + ".csv");

    files().tell(files().found());

    assertThat(drop.resolve("drammen/rejected/" + "æ".repeat(95) + ".csv")).exists();
    assertThat(drop.resolve("drammen/rejected/" + "æ".repeat(95) + ".csv.reasons.txt"))
        .content()
        .contains("for langt", "too long");
  }

  @Test
  void whoLaysVeryManyKeepsNobodyElsesNoteWaiting() throws IOException {
    for (int i = 0; i < 150; i++) {
      lay("drammen/arkiv/tall-%d.csv".formatted(i));
    }
    lay("modum/2026/tall.csv");
    lay("modum/2025/tall.csv");

    List<Unread> found = files().found();

    assertThat(found).hasSize(100);
    assertThat(found.subList(0, 4))
        .extracting(Unread::participant)
        .containsExactly("drammen", "modum", "drammen", "modum");
  }

  @Test
  void aFileDeepDownIsToldWithItsWholePath() throws IOException {
    lay("drammen/2026/juni/tall.csv");

    assertThat(files().rejections(files().found()))
        .extracting(Rejection::origin)
        .containsExactly("2026/juni/tall.csv");
  }
}
