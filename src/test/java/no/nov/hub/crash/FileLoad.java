package no.nov.hub.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.node.ArrayNode;

/** Offices that lay files in their drop folders. */
final class FileLoad {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final DateTimeFormatter OF_CALENDARS = DateTimeFormatter.BASIC_ISO_DATE;

  private final List<Path> drops;
  private final Ledger ledger;

  /**
   * @param drops of one hub or several, which take turns
   */
  FileLoad(List<Path> drops, Ledger ledger) {
    this.drops = drops;
    this.ledger = ledger;
  }

  static List<Cargo> rows(int file) {
    int first = file * Cargo.ROWS_OF_A_FILE;
    return IntStream.range(first, first + Cargo.ROWS_OF_A_FILE)
        .mapToObj(number -> new Cargo(Edge.FILE, number))
        .toList();
  }

  /** Under its name only when it is whole, as a careful copying program does it. */
  void lay(int file) {
    List<Cargo> rows = rows(file);
    Path folder = drops.get(file % drops.size()).resolve(rows.get(0).sender());
    String name = "fil-%05d.%s".formatted(file, Cargo.format(file).ending());
    try {
      Files.createDirectories(folder);
      Path draft = Files.writeString(folder.resolve(name + ".part"), content(file, rows));
      ledger.files.put(folder.resolve(name), file);
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(int file, List<Cargo> rows) {
    return switch (Cargo.format(file)) {
      case COUNTS_CSV ->
          table("dato;medlemmer", rows, r -> r.asOf() + ";" + (r.isWrong() ? "-1" : r.members()));
      case EVENTS_CSV ->
          table(
              "id;tittel;start",
              rows,
              r -> r.name() + ";" + r.title() + ";" + (r.isWrong() ? "snart" : r.day() + " 08:00"));
      case POSITIONS_CSV ->
          table(
              "sak;sakstittel;standpunkt",
              rows,
              r -> r.issue() + ";Sak " + r.issue() + ";" + (r.isWrong() ? "kanskje" : "for"));
      case MESSAGES_JSON -> messages(rows);
      case CALENDAR_ICS -> calendar(rows);
    };
  }

  private interface Line {
    String of(Cargo row);
  }

  private static String table(String header, List<Cargo> rows, Line line) {
    StringBuilder table = new StringBuilder(header).append('\n');
    rows.forEach(row -> table.append(line.of(row)).append('\n'));
    return table.toString();
  }

  private static String messages(List<Cargo> rows) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    rows.forEach(
        row ->
            list.add(
                Json.MAPPER.readTree((row.isWrong() ? row.faulty() : row.envelope()).toJson())));
    return list.toString();
  }

  private static String calendar(List<Cargo> rows) {
    StringBuilder lines =
        new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example.no//crash//NO\r\n");
    for (Cargo row : rows) {
      lines
          .append("BEGIN:VEVENT\r\nUID:")
          .append(row.name())
          .append("@example.no\r\nDTSTAMP:20261101T000000Z\r\nSUMMARY:")
          .append(row.title())
          .append("\r\nDTSTART;TZID=Europe/Oslo:")
          .append(row.isWrong() ? "snart" : OF_CALENDARS.format(row.day()) + "T080000")
          .append("\r\nEND:VEVENT\r\n");
    }
    return lines.append("END:VCALENDAR\r\n").toString();
  }

  /** Returns when no file lies where it was laid. */
  void finish() {
    await("files to be moved aside")
        .atMost(PATIENCE)
        .until(() -> ledger.files.keySet().stream().noneMatch(Files::exists));
  }
}
