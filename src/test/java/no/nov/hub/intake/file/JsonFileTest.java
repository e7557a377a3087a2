package no.nov.hub.intake.file;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {

  /**
   * Far more than it takes, on a machine with much else to do; without its bound it takes hours.
   */
  private static final Duration NOT_ENDLESS = Duration.ofSeconds(30);

  static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/drammen\",\"type\":\"no.nov.membership.counted.v1\",\"data\":{\"association\":\"drammen\",\"asOf\":\"2026-09-30\",\"members\":7}}";

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  @Test
  void one_message_or_an_array_of_messages_is_passed_on_as_it_is() {
    List<Entry> one = box.drop("a.json", EVENT);
    assertThat(((Found) one.get(0)).event().toString()).isEqualTo(EVENT);
    assertThat(one.get(0).place().nb()).isEqualTo("Melding 1");
    List<Entry> three = box.drop("A.JSON", "[" + EVENT + ",7," + EVENT + "]");
    assertThat(three).hasSize(3);
    assertThat(codes(three.get(1))).containsExactly("not_an_event");
    assertThat(three.get(2).place().en()).isEqualTo("Message 3");
  }

  @Test
  void broken_empty_and_endless_json_is_refused() {
    refused(box.drop("a.json", EVENT.substring(0, 50)), "not_json");
    refused(box.drop("a.json", "[".repeat(1_000_000)), "too_complex");
    refused(box.drop("a.json", ""), "empty");
    refused(box.drop("a.json", "[]"), "empty");
    refused(box.drop("a.json", "[" + "{},".repeat(10_000) + "{}]"), "too_many");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tall.xls", "brev.doc", "bilde.png", "tall", "tall.csv.exe"})
  void another_format_is_refused_with_advice(String name) {
    List<Entry> entries = box.drop(name, "x");
    refused(entries, "unknown_format");
    assertThat(entries.toString()).contains(".xlsx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx", "ics", "json"})
  void a_huge_file_is_refused_by_its_size(String ending) throws IOException {
    Path file = folder.resolve("stor." + ending);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 30);
    }
    refused(assertTimeoutPreemptively(NOT_ENDLESS, () -> box.read(file)), "too_large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx", "ics", "json"})
  void noise_is_refused(String ending) {
    byte[] noise = new byte[1 << 20];
    new Random(7).nextBytes(noise);
    List<Entry> entries =
        assertTimeoutPreemptively(NOT_ENDLESS, () -> box.drop("stoy." + ending, noise));
    assertThat(entries).hasSize(1);
    assertThat(codes(entries.get(0))).hasSize(1);
  }

  @Test
  void a_file_that_cannot_be_read_is_no_fault_of_its_content() {
    for (String ending : List.of("csv", "xlsx", "ics", "json")) {
      assertThatThrownBy(() -> box.read(folder.resolve("borte." + ending)))
          .isInstanceOf(UncheckedIOException.class);
    }
  }
}
