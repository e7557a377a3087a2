package no.nov.hub.intake.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.nov.hub.intake.file.calendar.CalendarReader;
import no.nov.hub.intake.file.calendar.LeftOut;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.intake.file.content.FileFault;
import no.nov.hub.intake.file.content.KnownIssues;
import no.nov.hub.intake.file.table.BoundedStream;
import no.nov.hub.intake.file.table.CsvFileReader;
import no.nov.hub.intake.file.table.MunicipalityNames;
import no.nov.hub.intake.file.table.Table;
import no.nov.hub.intake.file.table.XlsxFileReader;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;

/** Reads what a participant drops. Bad content is an entry with reasons, never an exception. */
@Component
public class FileEntryReader {

  private static final Set<String> FORMATS = Set.of("csv", "xlsx", "ics", "json");

  private final FileSettings settings;
  private final Municipalities municipalities;
  private final KnownIssues issues;
  private final CalendarReader calendars;

  public FileEntryReader(
      FileSettings settings, Municipalities municipalities, KnownIssues issues, Clock clock) {
    this.settings = settings;
    this.municipalities = municipalities;
    this.issues = issues;
    this.calendars = new CalendarReader(clock, settings.ownDomain());
  }

  /**
   * @param fileName as the participant named it; its ending decides how the file is read, and it is
   *     part of the ids of the messages
   * @return without entries if a calendar has nothing but events that are over or the hub's own
   * @throws UncheckedIOException if the file cannot be read
   */
  public FileContent read(Participant sender, String fileName, Path file) {
    CloudEvents events = new CloudEvents(sender, fileName, issues);
    try {
      if (!FORMATS.contains(ending(fileName))) {
        return FileContent.of(List.of(UnknownFormat.of(fileName)));
      }
      long most = settings.maxSize().toBytes();
      if (Files.size(file) > most) {
        return FileContent.of(List.of(tooLarge()));
      }
      return switch (ending(fileName)) {
        case "csv" -> CsvFileReader.read(content(file), table(events));
        case "xlsx" -> workbook(file, table(events));
        case "ics" -> LeftOut.told(calendars.read(content(file), events));
        default -> FileContent.of(JsonFileReader.read(content(file)));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Table table(CloudEvents events) {
    return new Table(events, new MunicipalityNames(municipalities, events.sender()));
  }

  private static String ending(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Of a copy, since it is opened by its name several times, and its owner could put a link to
   * another file there in between. Whatever fails after it could be copied is the fault of its
   * content.
   */
  private FileContent workbook(Path file, Table table) throws IOException {
    Path copy = Files.createTempFile("workbook", ".xlsx");
    try {
      try (InputStream in = new BoundedStream(open(file), settings.maxSize().toBytes());
          OutputStream out = Files.newOutputStream(copy)) { // Keeps it the hub's alone.
        in.transferTo(out);
      }
      return XlsxFileReader.read(copy, table);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** The file may have grown since its size was asked for. */
  private byte[] content(Path file) throws IOException {
    int most = (int) settings.maxSize().toBytes();
    try (InputStream stream = open(file)) {
      byte[] bytes = stream.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("The file grew while it was read");
      }
      return bytes;
    }
  }

  private static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }

  private Entry tooLarge() {
    long megabytes = Math.max(1, settings.maxSize().toMegabytes());
    return FileFault.of(
        "too_large",
        "Filen er for stor; grensen er %d MB. Del den i flere filer.".formatted(megabytes),
        "The file is too large; the most is %d MB. Divide it into several files."
            .formatted(megabytes));
  }
}
