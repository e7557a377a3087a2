package no.nov.hub.intake.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.Room;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.quota.QuotaForTests;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class QuotaNotesTest {

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T11:00:00Z"));
  private final Quota quota = QuotaForTests.of(DataSize.ofKilobytes(10), clock);

  @TempDir Path drop;
  private QuotaNotes notes;
  private DropTurns turns;

  @BeforeEach
  void folders() {
    DropSettings settings = new DropSettings(drop);
    RealSettings.PARTICIPANTS.all().forEach(new DropFolders(settings)::open);
    notes = new QuotaNotes(settings, RealSettings.PARTICIPANTS, quota);
    turns = new DropTurns(quota, Room.ENOUGH, new GrowingFiles(), new FailedFiles());
  }

  private Path lay(String path) throws IOException {
    return Files.write(drop.resolve(path), new byte[6000]);
  }

  private boolean isTaken(Path path) {
    GenericFile<File> file = new GenericFile<>();
    file.setAbsoluteFilePath(path.toString());
    file.setFileLength(path.toFile().length());
    return turns.accept(file);
  }

  @Test
  void a_text_says_why_a_file_waits_and_goes_the_next_day() throws IOException {
    Path file = lay("drammen/tall.csv");
    lay("asker/tall.csv");
    quota.count("drammen", Edge.HTTP, 10_240);

    notes.tell();

    Path text = drop.resolve("drammen/tall.csv.kvote.txt");
    assertThat(text).content().contains("leses av seg selv etter midnatt", "(10 kB)");
    assertThat(drop.resolve("asker/tall.csv.kvote.txt")).doesNotExist();
    assertThat(isTaken(file)).isFalse();
    assertThat(DropTurns.isRead(text)).isFalse();

    clock.pass(Duration.ofHours(13));
    notes.tell();

    assertThat(text).doesNotExist();
    assertThat(isTaken(file)).isTrue();
  }

  @Test
  void a_text_goes_with_a_file_that_is_taken_away() throws IOException {
    Path file = lay("drammen/tall.csv");
    quota.count("drammen", Edge.HTTP, 10_240);
    notes.tell();

    Files.delete(file);
    notes.tell();

    assertThat(drop.resolve("drammen/tall.csv.kvote.txt")).doesNotExist();
  }

  @Test
  void of_very_many_files_some_have_a_text() throws IOException {
    for (int i = 0; i < 100; i++) {
      lay("drammen/tall-" + i + ".csv");
    }
    quota.count("drammen", Edge.HTTP, 10_240);

    notes.tell();

    try (Stream<Path> all = Files.list(drop.resolve("drammen"))) {
      assertThat(all.filter(path -> path.toString().endsWith(".kvote.txt"))).hasSize(20);
    }
  }

  @Test
  void a_file_of_that_name_which_is_not_the_hubs_is_left_alone() throws IOException {
    Path own = Files.writeString(drop.resolve("drammen/notat.kvote.txt"), "Vårt eget");
    Path other = lay("asker/tall.csv");
    Path link = Files.createSymbolicLink(drop.resolve("drammen/lenke.kvote.txt"), other);

    notes.tell();

    assertThat(own).hasContent("Vårt eget");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.exists(other, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void a_link_in_the_place_of_a_text_is_not_followed() throws IOException {
    lay("drammen/tall.csv");
    Path other = Files.writeString(drop.resolve("asker/hemmelig.csv"), "hemmelig");
    Files.createSymbolicLink(drop.resolve("drammen/tall.csv.kvote.txt"), other);
    quota.count("drammen", Edge.HTTP, 10_240);

    notes.tell();

    assertThat(other).hasContent("hemmelig");
  }

  @Test
  void of_the_files_of_one_look_as_many_are_taken_as_fit_and_the_last_may_go_beyond()
      throws IOException {
    Path first = lay("drammen/a.csv");
    Path second = lay("drammen/b.csv");
    Path third = lay("drammen/c.csv");

    assertThat(isTaken(first)).isTrue();
    assertThat(isTaken(second)).isTrue();
    assertThat(isTaken(third)).isFalse();
    assertThat(isTaken(lay("asker/a.csv"))).isTrue();
  }
}
