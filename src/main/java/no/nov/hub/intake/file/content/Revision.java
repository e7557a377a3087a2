package no.nov.hub.intake.file.content;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

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

  /**
   * Whether another that came before is the newer one. A calendar that was made anew counts from
   * the beginning; then it was changed later, or, where it does not say when, made later. Of those
   * with the same number most programs tell only when the file was made, which says nothing.
   */
  public boolean isOlderThan(Revision before) {
    int changed = compared(modified, before.modified);
    if (sequence == before.sequence) {
      return changed < 0;
    }
    boolean saysWhen = modified != null && before.modified != null;
    int later = saysWhen ? changed : compared(stamped, before.stamped);
    return sequence < before.sequence && later <= 0;
  }

  /** The newer of both, whichever came first. */
  public Revision orNewer(Revision other) {
    int changed = compared(modified, other.modified);
    return (changed == 0 ? OLDEST_FIRST.compare(this, other) : changed) < 0 ? other : this;
  }

  /** This, unless the other says the same of the event and only came at another time. */
  public Revision unlessAs(Revision other) {
    boolean same =
        other != null && sequence == other.sequence && Objects.equals(modified, other.modified);
    return same ? other : this;
  }

  /** Nothing if one does not say. */
  private static int compared(Instant one, Instant other) {
    return one == null || other == null ? 0 : one.compareTo(other);
  }
}
