package no.nov.hub.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.platform.message.KnownIssue;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Municipality;
import no.nov.hub.platform.participant.Participant;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** Drops files for Drammen on the twenty-second of November 2026 and reads them. */
public final class DropBox {

  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  public static final Participant DRAMMEN =
      new Participant(
          "drammen",
          "Næringsforeningen i Drammensregionen",
          "Drammen",
          Participant.Kind.ASSOCIATION,
          List.of("3301", "3312", "3314"));

  public static final Municipalities MUNICIPALITIES =
      new Municipalities(
          List.of(
              new Municipality("0625", "Nedre Eiker", day(1885), end(2019), "3005"),
              new Municipality("3005", "Drammen", day(2020), end(2023), "3301"),
              new Municipality("3301", "Drammen", day(2024), null, null),
              new Municipality("3312", "Lier", day(2024), null, null),
              new Municipality("3314", "Øvre Eiker", day(2024), null, null),
              new Municipality("3316", "Modum", day(2024), null, null),
              new Municipality("3320", "Flå", day(2024), null, null),
              new Municipality("3328", "Ål", day(2024), null, null),
              new Municipality("2025", "Tana", day(1885), end(2019), "5628"),
              new Municipality("5628", "Tana", day(2024), null, null),
              new Municipality("3338", "Nore og Uvdal", day(2024), null, null),
              new Municipality("3114", "Våler (Østfold)", day(2024), null, null),
              new Municipality("3419", "Våler (Innlandet)", day(2020), null, null)));

  private static LocalDate day(int year) {
    return LocalDate.of(year, 1, 1);
  }

  private static LocalDate end(int year) {
    return LocalDate.of(year, 12, 31);
  }

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private final Path folder;
  private List<KnownIssue> issues = List.of();
  private final FileEntryReader reading =
      new FileEntryReader(
          new FileSettings(DataSize.ofMegabytes(10), "hub.example.no"),
          MUNICIPALITIES,
          () -> issues,
          CLOCK);

  public DropBox(Path folder) {
    this.folder = folder;
  }

  public void know(KnownIssue... known) {
    issues = List.of(known);
  }

  public List<Entry> drop(String name, String text) {
    return drop(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public List<Entry> drop(String name, byte[] bytes) {
    return content(name, bytes).entries();
  }

  public FileContent content(String name, String text) {
    return content(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public FileContent content(String name, byte[] bytes) {
    try {
      return content(Files.write(folder.resolve(name), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table of another than Drammen. */
  public List<Entry> dropOf(Participant sender, String table) {
    try {
      Path file = Files.writeString(folder.resolve("tabell.csv"), table);
      return reading.read(sender, "tabell.csv", file).entries();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Entry> read(Path file) {
    return content(file).entries();
  }

  public FileContent content(Path file) {
    return reading.read(DRAMMEN, file.getFileName().toString(), file);
  }

  /** The data of the only entry, after a look at its envelope and schema. */
  public static JsonNode only(List<Entry> entries) {
    assertThat(entries).hasSize(1);
    return data(entries.get(0));
  }

  public static JsonNode data(Entry entry) {
    assertThat(entry).isInstanceOf(Found.class);
    JsonNode event = ((Found) entry).event();
    assertThat(event.get("specversion").stringValue()).isEqualTo("1.0");
    assertThat(event.get("source").stringValue()).isEqualTo("/drammen");
    assertThat(event.get("id").stringValue()).matches("file-[0-9a-f]{32}");
    String type = event.get("type").stringValue();
    assertThat(SCHEMAS.computeIfAbsent(type, DropBox::schema).validate(event.get("data")))
        .isEmpty();
    return event.get("data");
  }

  public static String type(Entry entry) {
    return ((Found) entry).event().get("type").stringValue();
  }

  public static String id(Entry entry) {
    return ((Found) entry).event().get("id").stringValue();
  }

  public static List<Reason> reasons(Entry entry) {
    assertThat(entry).isInstanceOf(Unreadable.class);
    List<Reason> reasons = ((Unreadable) entry).reasons();
    assertThat(reasons).isNotEmpty().allSatisfy(DropBox::speaksBothLanguages);
    return reasons;
  }

  public static List<String> codes(Entry entry) {
    return reasons(entry).stream().map(Reason::code).toList();
  }

  /** The file as a whole was refused with this code. */
  public static void refused(List<Entry> entries, String code) {
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).place().nb()).isEqualTo("Filen");
    assertThat(codes(entries.get(0))).containsExactly(code);
  }

  private static void speaksBothLanguages(Reason reason) {
    assertThat(reason.message().nb()).isNotBlank().doesNotContain("!");
    assertThat(reason.message().en()).isNotBlank().doesNotContain("!");
  }

  private static Schema schema(String type) {
    return REGISTRY.getSchema(
        DropBox.class.getResourceAsStream("/schemas/" + type + ".json"), InputFormat.JSON);
  }
}
