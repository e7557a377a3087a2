package no.nov.hub.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.table.Templates;
import no.nov.hub.intake.file.table.XlsxFileTest;

/** A file that was damaged on its way is never more than a refusal. */
class DamagedFileTest {

  static final String CALENDAR =
      "BEGIN:VCALENDAR\r\n"
          + "VERSION:2.0\r\n"
          + "BEGIN:VTIMEZONE\r\n"
          + "TZID:Her\r\n"
          + "BEGIN:STANDARD\r\n"
          + "DTSTART:19701025T030000\r\n"
          + "TZOFFSETFROM:+0200\r\n"
          + "TZOFFSETTO:+0100\r\n"
          + "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
          + "END:STANDARD\r\n"
          + "END:VTIMEZONE\r\n"
          + "BEGIN:VEVENT\r\n"
          + "UID:a@example.no\r\n"
          + "SUMMARY:Møte\r\n"
          + "DTSTART;TZID=Her:20270112T080000\r\n"
          + "DURATION:PT1H\r\n"
          + "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=9\r\n"
          + "EXDATE;TZID=Her:20270119T080000\r\n"
          + "END:VEVENT\r\n"
          + "END:VCALENDAR\r\n";

  @Property(tries = 200)
  void a_damaged_csv_is_read_or_refused(@ForAll long seed) throws IOException {
    readsOrRefuses(
        "a.csv",
        new Templates(DropBox.MUNICIPALITIES).csv("arrangementer", Optional.empty()),
        seed);
  }

  @Property(tries = 200)
  void a_damaged_workbook_is_read_or_refused(@ForAll long seed) throws IOException {
    readsOrRefuses("a.xlsx", XlsxFileTest.count(), seed);
  }

  @Property(tries = 200)
  void a_damaged_calendar_is_read_or_refused(@ForAll long seed) throws IOException {
    readsOrRefuses("a.ics", CALENDAR.getBytes(StandardCharsets.UTF_8), seed);
  }

  @Property(tries = 200)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) throws IOException {
    String two = "[" + JsonFileTest.EVENT + "," + JsonFileTest.EVENT + "]";
    readsOrRefuses("a.json", two.getBytes(StandardCharsets.UTF_8), seed);
  }

  static void readsOrRefuses(String name, byte[] sound, long seed) throws IOException {
    Path folder = Files.createTempDirectory("mutation");
    try {
      List<Entry> entries = new DropBox(folder).drop(name, mutated(sound, new Random(seed)));
      assertThat(entries).allSatisfy(DamagedFileTest::isSoundOrExplained);
    } finally {
      Files.deleteIfExists(folder.resolve(name));
      Files.delete(folder);
    }
  }

  private static void isSoundOrExplained(Entry entry) {
    assertThat(entry.place().nb()).isNotBlank();
    if (entry instanceof Found found) {
      assertThat(found.event().isObject()).isTrue();
    } else if (entry instanceof Unreadable unreadable) {
      assertThat(unreadable.reasons()).isNotEmpty();
    }
  }

  /** One to eight bytes are changed, put in or taken out. */
  private static byte[] mutated(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes = joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at);
        default -> bytes = joined(bytes, at, new byte[0], at + 1);
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
    byte[] all = Arrays.copyOf(bytes, until + between.length + bytes.length - from);
    System.arraycopy(between, 0, all, until, between.length);
    System.arraycopy(bytes, from, all, until + between.length, bytes.length - from);
    return all;
  }
}
