package no.nov.hub.before;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.transport.TopicReader;

/** Where that which was left behind lies, and how it is packed. */
final class DataOfBefore {

  static final Path FOLDER = Path.of("src/test/resources/data-of-before");

  /**
   * What a hub knew when it was stopped.
   *
   * @param moment of its last answers
   * @param keys by holder; those that are no participant's have other names
   * @param answers to questions, which are holder and path
   * @param records on each topic that clients without an account may read
   */
  record Known(
      Instant moment,
      Map<String, String> keys,
      Map<String, Answer> answers,
      List<MailRead> mails,
      Map<String, Integer> records,
      String webCalendar) {}

  record Answer(int status, String body) {}

  private static final Path KNOWN = FOLDER.resolve("known.json");
  private static final Path DATA = FOLDER.resolve("data.zip");
  static final Path BACKUP = FOLDER.resolve("kept.zip");

  private DataOfBefore() {}

  static Known known() throws IOException {
    return Json.MAPPER.readValue(Files.readString(KNOWN), Known.class);
  }

  static void write(Known known) throws IOException {
    Files.writeString(
        KNOWN, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(known) + "\n");
  }

  /** With the times of the files, by which the hub deletes what is old. */
  static void pack(Path data) throws IOException {
    try (OutputStream file = Files.newOutputStream(DATA);
        ZipOutputStream zip = new ZipOutputStream(file);
        Stream<Path> found = Files.walk(data)) {
      for (Path path : found.filter(path -> !path.equals(data)).sorted().toList()) {
        String name = data.relativize(path).toString().replace('\\', '/');
        ZipEntry entry = new ZipEntry(Files.isDirectory(path) ? name + "/" : name);
        entry.setLastModifiedTime(Files.getLastModifiedTime(path));
        zip.putNextEntry(entry);
        if (Files.isRegularFile(path)) {
          Files.copy(path, zip);
        }
      }
    }
  }

  static void unpack(Path data) throws IOException {
    Files.createDirectories(data);
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(DATA))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path path = data.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.copy(zip, path);
          Files.setLastModifiedTime(path, entry.getLastModifiedTime());
        }
      }
    }
  }

  /** How many records each topic has that clients without an account may read. */
  static Map<String, Integer> records(String kafka) {
    Map<String, Long> from = new TreeMap<>();
    Map<String, Integer> records = new TreeMap<>();
    Stream.concat(
            Stream.of("nov.membership", "nov.events", "nov.positions", "nov.statistics"),
            Stream.of("drammen", "asker", "kongsberg", "modum", "ringerike")
                .map(participant -> "nov.receipts." + participant))
        .forEach(topic -> from.put(topic, 0L));
    try (TopicReader reader = new TopicReader(Map.of("bootstrap.servers", kafka))) {
      reader.readToEnd(from, record -> records.merge(record.topic(), 1, Integer::sum));
    }
    assertThat(records).hasSameSizeAs(from);
    return records;
  }
}
