package no.nov.hub.file;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.file.Entry.Unreadable;
import no.nov.hub.participant.Participant;
import org.springframework.stereotype.Component;

/** Reads a calendar that was fetched, not dropped, so that a part of it is not taken for all. */
@Component
public class FeedReading {

  private static final Pattern BEGINNING = Pattern.compile("(?im)^BEGIN:VCALENDAR\\s*$");
  private static final Pattern END = Pattern.compile("(?im)^END:VCALENDAR\\s*$");
  private static final Pattern ENDS = Pattern.compile("(?is).*\\nEND:VCALENDAR\\s*");

  private final CalendarReading calendars;

  public FeedReading(FileSettings settings, Clock clock) {
    this.calendars = new CalendarReading(clock, settings.ownDomain());
  }

  public sealed interface Content {

    /** All of the calendar, to its end; no entries if it has no events but the hub's own. */
    record Whole(List<Entry> entries) implements Content {}

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
    Optional<String> text = PlainFile.text(bytes);
    if (text.isPresent() && !isWhole(text.get())) {
      return new Content.Broken("broken_calendar");
    }
    List<Entry> entries = calendars.read(bytes, new CloudEvents(sender, feed, "feed/" + feed, List::of));
    return entries.stream()
        .filter(entry -> entry.place().equals(FileFault.PLACE))
        .findFirst()
        .<Content>map(entry -> ofWhole((Unreadable) entry))
        .orElseGet(() -> new Content.Whole(entries));
  }

  private static Content ofWhole(Unreadable fault) {
    String code = fault.reasons().get(0).code();
    return code.equals("empty") ? new Content.Whole(List.of()) : new Content.Broken(code);
  }

  /** Cut off in the middle, a calendar can still look like one with fewer events. */
  private static boolean isWhole(String text) {
    long begun = count(BEGINNING, text);
    return begun > 0 && begun == count(END, text) && ENDS.matcher(text).matches();
  }

  private static long count(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().count();
  }
}
