package no.nov.hub.intake.file;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.intake.file.calendar.CalendarReader;
import no.nov.hub.intake.file.calendar.CalendarText;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.intake.file.content.FileFault;
import no.nov.hub.intake.file.content.SeriesInFile;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;

/** Reads a calendar that was fetched, not dropped, so that a part of it is not taken for all. */
@Component
public class FeedReader {

  private final CalendarReader calendars;

  public FeedReader(FileSettings settings, Clock clock) {
    this.calendars = new CalendarReader(clock, settings.ownDomain());
  }

  public sealed interface Content {

    /**
     * All of the calendar, to its end; no entries if it has no events but the hub's own.
     *
     * @param unused whole sentences on what it says of an event and was not used
     * @param series by UID
     */
    record Whole(List<Entry> entries, List<Text> unused, Map<String, SeriesInFile> series)
        implements Content {

      public Whole(List<Entry> entries) {
        this(entries, List.of(), Map.of());
      }
    }

    /**
     * @param code why it is not all of a calendar: {@code not_text}, {@code broken_calendar},
     *     {@code too_many}
     */
    record Broken(String code) implements Content {}
  }

  /**
   * @param feed the stable id of the feed, part of the ids of its events
   */
  public Content read(Participant sender, String feed, byte[] bytes) {
    if (CalendarText.lines(bytes).filter(lines -> !isWhole(lines)).isPresent()) {
      return new Content.Broken("broken_calendar");
    }
    FileContent content =
        calendars.read(bytes, new CloudEvents(sender, feed, "feed/" + feed, List::of));
    return content.entries().stream()
        .filter(entry -> entry.place().equals(FileFault.PLACE))
        .findFirst()
        .<Content>map(entry -> ofWhole((Unreadable) entry))
        .orElseGet(() -> whole(content));
  }

  private static Content whole(FileContent content) {
    return new Content.Whole(
        content.entries(),
        content.unused().stream().map(FeedReader::withoutNumbers).toList(),
        content.series());
  }

  /** The number of an event changes with what stands before it, and nobody is to be told again. */
  private static Text withoutNumbers(Text text) {
    return new Text(
        text.nb().replaceAll("Arrangement \\d+ (?=«)", ""),
        text.en().replaceAll("Event \\d+ (?=“)", ""));
  }

  private static Content ofWhole(Unreadable fault) {
    String code = fault.reasons().get(0).code();
    return Set.of("empty", FileFault.NO_EVENTS).contains(code)
        ? new Content.Whole(List.of())
        : new Content.Broken(code);
  }

  /** Cut off between two of its calendars, it would look like one with fewer events. */
  private static boolean isWhole(List<String> lines) {
    return !lines.isEmpty()
        && lines.get(lines.size() - 1).strip().equalsIgnoreCase("END:VCALENDAR");
  }
}
