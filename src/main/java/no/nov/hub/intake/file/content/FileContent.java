package no.nov.hub.intake.file.content;

import java.util.List;
import java.util.Map;
import no.nov.hub.platform.message.Text;

/**
 * What a file has.
 *
 * @param entries one a row, event or message, or one for the whole file if that is at fault
 * @param notes whole sentences on what of the file was not read, such as a second sheet; they
 *     refuse nothing, and its sender is told
 * @param unused whole sentences on what a calendar says of an event and was not used; notes as
 *     well, and those of a web calendar are told too
 * @param series by UID
 */
public record FileContent(
    List<Entry> entries, List<Text> notes, List<Text> unused, Map<String, SeriesInFile> series) {

  public FileContent(List<Entry> entries, List<Text> notes) {
    this(entries, notes, List.of(), Map.of());
  }

  public static FileContent of(List<Entry> entries) {
    return new FileContent(entries, List.of());
  }
}
