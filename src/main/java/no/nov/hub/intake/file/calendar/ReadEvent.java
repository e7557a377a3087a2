package no.nov.hub.intake.file.calendar;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.intake.file.content.Revision;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.node.ObjectNode;

/**
 * A VEVENT that could be read.
 *
 * @param uid names the event, or the series
 * @param start null for a cancellation that only names its event
 * @param length as DTEND or DURATION says
 * @param rule how it recurs, or empty
 * @param extra dates of a series beside those of its rule
 * @param except keys of moments, and days, that a series leaves out
 * @param exceptions the same as the series counts its dates
 * @param occurrence which dates of the series it stands for
 * @param details the data without id and times
 */
record ReadEvent(
    Text place,
    String uid,
    CalendarTime start,
    Length length,
    Optional<RecurrenceRule> rule,
    List<CalendarTime> extra,
    Set<String> except,
    List<CalendarTime> exceptions,
    Occurrence occurrence,
    Revision revision,
    boolean cancelled,
    ObjectNode details) {

  boolean isSeries() {
    return start != null && (rule.isPresent() || !extra.isEmpty());
  }

  ReadEvent of(Occurrence other) {
    return new ReadEvent(
        place,
        uid,
        start,
        length,
        rule,
        extra,
        except,
        exceptions,
        other,
        revision,
        cancelled,
        details);
  }

  /** The same without these dates of the series. */
  ReadEvent without(Set<String> keys) {
    Set<String> all = new HashSet<>(except);
    all.addAll(keys);
    return new ReadEvent(
        place,
        uid,
        start,
        length,
        rule,
        extra,
        all,
        exceptions,
        occurrence,
        revision,
        cancelled,
        details);
  }

  boolean leavesOut(CalendarTime time) {
    return except.contains(time.key()) || except.contains(time.local().toLocalDate().toString());
  }
}
