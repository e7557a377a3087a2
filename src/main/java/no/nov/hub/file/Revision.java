package no.nov.hub.file;

import java.time.Instant;
import java.util.Comparator;
import no.nov.hub.file.CalendarTime.Moment;

/**
 * Which version of an event this is, as its calendar says (RFC 5545, 3.8.7).
 *
 * @param sequence grows with each change that matters
 * @param modified when it was last changed; null if it does not say
 * @param stamped when this version, or the file, was made; null if it does not say
 */
public record Revision(int sequence, Instant modified, Instant stamped) {

  public static final Revision NONE = new Revision(0, null, null);

  /** What does not say when it is from is older than what does. */
  public static final Comparator<Revision> OLDEST_FIRST =
      Comparator.comparing(Revision::sequence)
          .thenComparing(Revision::modified, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Revision::stamped, Comparator.nullsFirst(Comparator.naturalOrder()));

  static Revision of(CalendarPart part) {
    String sequence = part.text("SEQUENCE");
    return new Revision(
        sequence.matches("\\d{1,9}") ? Integer.parseInt(sequence) : 0,
        instant(part, "LAST-MODIFIED"),
        instant(part, "DTSTAMP"));
  }

  /**
   * Whether another that came before is the newer one. A calendar that was made anew can count from
   * the beginning; then it was changed later. When a file was made says nothing of its events.
   */
  public boolean isOlderThan(Revision before) {
    boolean known = modified != null && before.modified != null;
    int byDate = known ? modified.compareTo(before.modified) : 0;
    return sequence == before.sequence ? byDate < 0 : sequence < before.sequence && byDate <= 0;
  }

  private static Instant instant(CalendarPart part, String property) {
    return part.line(property)
        .flatMap(line -> CalendarTime.parse(line.value(), Zones.norwegian()))
        .filter(Moment.class::isInstance)
        .map(time -> ((Moment) time).instant())
        .orElse(null);
  }
}
