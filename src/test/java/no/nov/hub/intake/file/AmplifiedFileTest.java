package no.nov.hub.intake.file;

import static no.nov.hub.intake.file.DropBox.reasons;
import static no.nov.hub.intake.file.DropBox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.intake.file.FeedReader.Content;
import no.nov.hub.intake.file.content.Entry;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Small files that would become very much. */
class AmplifiedFileTest {

  private static final String LONG_TEXT = "€".repeat(5_000);

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void box() {
    box = new DropBox(folder);
  }

  /** As a spreadsheet keeps it: each text once, however many cells have it. */
  private static byte[] workbook(int rows) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 10, false, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      var sheet = workbook.createSheet();
      row(sheet.createRow(0), "id", "tittel", "omtale", "start");
      for (int i = 1; i <= rows; i++) {
        row(sheet.createRow(i), "e" + i, "Tittel", LONG_TEXT, "12.01.2027 08:00");
      }
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static void row(org.apache.poi.ss.usermodel.Row row, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      row.createCell(i).setCellValue(cells[i]);
    }
  }

  @Test
  void a_workbook_whose_rows_share_a_long_text_is_refused_whole() throws IOException {
    byte[] workbook = workbook(3_000);

    List<Entry> entries = box.drop("a.xlsx", workbook);

    assertThat(workbook).hasSizeLessThan(200_000);
    refused(entries, "too_much");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .contains("mer enn 24 MB", "Del den i flere filer", "gjør de lange tekstene kortere");
    assertThat(reasons(entries.get(0)).get(0).message().en())
        .contains("more than 24 MB", "Divide it into several files", "shorten the long texts");
  }

  /** A picture, say, which nobody reads. */
  @Test
  void a_large_workbook_is_copied_without_being_held_in_memory() throws IOException {
    box.drop("first.xlsx", workbook(1));
    Path file = with("picture.xml", 8 << 20, workbook(1));
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());

    List<Entry> entries = box.read(file);

    assertThat(memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
        .isLessThan(7 << 20);
    assertThat(entries).singleElement().isInstanceOf(Entry.Found.class);
  }

  /** With one more part, which cannot be packed. */
  private Path with(String part, int size, byte[] workbook) throws IOException {
    byte[] noise = new byte[size];
    new Random(1).nextBytes(noise);
    Path file = Files.write(folder.resolve("large.xlsx"), workbook);
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.write(zip.getPath("xl", part), noise);
    }
    return file;
  }

  @Test
  void what_is_said_of_very_many_faults_is_bounded_too() {
    List<Entry> entries =
        box.drop("a.csv", "dato;medlemmer;Drammen;Lier\n" + "x;x;x;x\n".repeat(50_000));

    assertThat(entries.size()).isEqualTo(1);
    refused(entries, "too_much");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .startsWith("Svært mange rader i tabellen har flere feil hver")
        .contains(
            "Rett dem i alle rader, og send filen på nytt. Rad 2, for eksempel: «dato» er «x»");
  }

  @Test
  void rows_that_name_all_those_beside_them_are_bounded_too() {
    String rows =
        IntStream.range(0, 8_000)
            .mapToObj(i -> "Møte %d;2027-01-%02d\n".formatted(i, 1 + i / 399))
            .collect(Collectors.joining());

    refused(box.drop("a.csv", "tittel;start\n" + rows), "too_much");
  }

  @Test
  void a_list_of_fifty_thousand_members_is_taken() {
    String rows = "974760673;2026-06-30\n".repeat(50_000);

    List<Entry> entries = box.drop("m.csv", "organisasjonsnummer;dato\n" + rows);

    assertThat(entries).singleElement().isInstanceOf(Entry.Found.class);
  }

  private static String calendar() {
    String events =
        IntStream.range(0, 25)
            .mapToObj(
                i ->
                    """
                    BEGIN:VEVENT
                    UID:u%d@x.no
                    DTSTAMP:20261101T000000Z
                    DTSTART;TZID=Europe/Oslo:20261201T080000
                    DTEND;TZID=Europe/Oslo:20261201T090000
                    RRULE:FREQ=DAILY
                    SUMMARY:Møte %d
                    DESCRIPTION:%s
                    END:VEVENT
                    """
                        .formatted(i, i, LONG_TEXT))
            .collect(Collectors.joining());
    return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + events + "END:VCALENDAR\n")
        .replace("\n", "\r\n");
  }

  @Test
  void a_calendar_of_series_with_long_texts_is_refused_whole() {
    refused(box.drop("a.ics", calendar()), "too_much");
  }

  @Test
  void a_web_calendar_of_series_with_long_texts_is_not_taken() {
    FeedReader feeds =
        new FeedReader(new FileSettings(DataSize.ofMegabytes(10), "hub.example.no"), DropBox.CLOCK);

    Content content =
        feeds.read(DropBox.DRAMMEN, "feed", calendar().getBytes(StandardCharsets.UTF_8));

    assertThat(content).isEqualTo(new Content.Broken("too_much"));
  }
}
