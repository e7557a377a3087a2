package no.nov.hub.app.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.nov.hub.intake.dropfolder.DropSettings;
import no.nov.hub.platform.message.Json;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays files in drop folders as Excel and Outlook write them, and waits until the hub has taken
 * them.
 */
@Component
@Profile("demo")
class FileSender {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> HEADINGS =
      List.of(
          "Dato",
          "Medlemmer",
          "Bedrifter",
          "Personlige",
          "Innmeldt",
          "Utmeldt",
          "Arbeidsplasser",
          "Ansatte");
  private static final DateTimeFormatter NORWEGIAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  private final DropSettings drop;

  FileSender(DropSettings drop) {
    this.drop = drop;
  }

  /**
   * @param slip written as the members of one more row, on the day before the first
   */
  void countsAsCsv(String participant, String name, List<ObjectNode> counts, String slip)
      throws Exception {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
      csv.writeRecord(HEADINGS);
      counts.forEach(count -> csv.writeRecord(cells(count)));
      List<String> faulty = new ArrayList<>(cells(counts.get(0)));
      faulty.set(0, date(counts.get(0)).minusDays(1).format(NORWEGIAN));
      faulty.set(1, slip);
      csv.writeRecord(faulty);
    }
    lay(participant, name, text.toString().getBytes(WINDOWS));
  }

  void countsAsXlsx(String participant, String name, List<ObjectNode> counts) throws Exception {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Sheet sheet = workbook.createSheet("Medlemstall");
      fill(sheet.createRow(0), HEADINGS);
      for (int i = 0; i < counts.size(); i++) {
        fill(sheet.createRow(i + 1), cells(counts.get(i)));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      lay(participant, name, bytes.toByteArray());
    }
  }

  /** A single event and one that comes every other week. */
  void calendar(String participant, String name, LocalDate day) throws Exception {
    String date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
    String text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//example.no//demo//NO
        BEGIN:VEVENT
        UID:demo-industri@example.no
        DTSTAMP:%1$sT060000Z
        DTSTART;TZID=Europe/Oslo:%1$sT120000
        DTEND;TZID=Europe/Oslo:%1$sT133000
        SUMMARY:Industrilunsj på Vikersund
        CATEGORIES:industri
        END:VEVENT
        BEGIN:VEVENT
        UID:demo-kaffe@example.no
        DTSTAMP:%1$sT060000Z
        DTSTART;TZID=Europe/Oslo:%1$sT083000
        DTEND;TZID=Europe/Oslo:%1$sT093000
        RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3
        SUMMARY:Næringskaffe
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(date);
    lay(participant, name, text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  void messages(String participant, String name, List<ObjectNode> events) throws Exception {
    lay(participant, name, Json.MAPPER.writeValueAsBytes(events));
  }

  private static List<String> cells(ObjectNode count) {
    JsonNode data = count.get("data");
    return List.of(
        date(count).format(NORWEGIAN),
        data.get("members").asString(),
        data.get("byKind").get("company").asString(),
        data.get("byKind").get("person").asString(),
        data.get("joined").asString(),
        data.get("left").asString(),
        data.get("jobs").asString(),
        data.get("staff").asString());
  }

  private static LocalDate date(ObjectNode count) {
    return LocalDate.parse(count.get("data").get("asOf").asString());
  }

  private static void fill(Row row, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      row.createCell(i).setCellValue(cells.get(i));
    }
  }

  /** Under a name that the hub leaves alone first, so that it never sees half a file. */
  private void lay(String participant, String name, byte[] content)
      throws IOException, InterruptedException {
    Path folder = drop.directory().resolve(participant);
    Path file = folder.resolve(name);
    Path unfinished = Files.write(folder.resolve(name + ".part"), content);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    Instant latest = Instant.now().plus(PATIENCE);
    while (Files.exists(file)) {
      if (Instant.now().isAfter(latest)) {
        throw new IOException("The hub did not take " + file + " within a minute");
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
