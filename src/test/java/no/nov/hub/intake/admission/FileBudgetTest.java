package no.nov.hub.intake.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.intake.file.content.ByteBudget;
import no.nov.hub.intake.submission.SortedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of one mail may become together. */
class FileBudgetTest {

  @TempDir Path folder;
  private DoorForFiles door;

  @BeforeEach
  void door() {
    door = new DoorForFiles(folder);
  }

  private static byte[] table(int rows) {
    String text = "å".repeat(4_000);
    return ("id;tittel;start;omtale\n"
            + IntStream.range(0, rows)
                .mapToObj(i -> "e%d;Kurs %d;2026-12-01;%s\n".formatted(i, i, text))
                .collect(Collectors.joining()))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void the_files_of_a_mail_share_their_room_and_one_that_has_none_is_refused_whole() {
    ByteBudget budget = new ByteBudget();

    SortedFile first = door.sort("a.csv", table(1_200), budget);
    SortedFile second = door.sort("b.csv", table(1_200), budget);
    SortedFile third = door.sort("c.csv", table(1_200), budget);
    SortedFile small = door.sort("d.csv", table(10), budget);

    assertThat(first.sound()).hasSize(1_200);
    assertThat(second.sound()).hasSize(1_200);
    assertThat(third.sound()).isEmpty();
    assertThat(third.refused())
        .singleElement()
        .satisfies(
            rejection ->
                assertThat(rejection.reasons())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.code()).isEqualTo("too_much")));
    assertThat(small.sound()).hasSize(10);
  }

  @Test
  void a_file_knows_how_much_is_written_for_it() {
    SortedFile file = door.sort("a.csv", table(10), new ByteBudget());

    assertThat(file.bytes()).isBetween(10L * 8_000, 10L * 9_500);
  }

  @Test
  void a_column_that_is_wrong_in_very_many_rows_is_told_and_what_else_is_wrong_is_counted() {
    SortedFile file = door.sort("a.csv", withFaults(1, 49_000), new ByteBudget());

    assertThat(file.sound()).hasSize(1);
    assertThat(file.refused()).hasSize(501);
    assertThat(file.faults().subList(0, 500))
        .allSatisfy(
            fault ->
                assertThat(fault.reasons())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.message().nb()).contains("«i går»")));
    SortedFile.Remark rest = file.faults().get(500);
    assertThat(rest.place().nb()).isEqualTo("Resten av filen");
    assertThat(rest.places()).isEqualTo(48_500);
    assertThat(rest.reasons())
        .singleElement()
        .satisfies(
            reason ->
                assertThat(reason.message().nb())
                    .isEqualTo(
                        "Flere steder med feil: 48500. De er heller ikke mottatt. Rett feilene over, se etter de samme i resten av filen, og send den på nytt."));
  }

  @Test
  void the_faults_of_a_file_take_no_room_from_what_of_it_is_sound() {
    SortedFile file = door.sort("a.csv", withFaults(1_000, 40_000), new ByteBudget());

    assertThat(file.sound()).hasSize(1_000);
    assertThat(file.refused()).hasSize(501);
  }

  /** Of which the last ones have no day. */
  private static byte[] withFaults(int sound, int faulty) {
    return (new String(table(sound), StandardCharsets.UTF_8)
            + IntStream.range(0, faulty)
                .mapToObj("f%d;Kurs;i går;kort\n"::formatted)
                .collect(Collectors.joining()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
