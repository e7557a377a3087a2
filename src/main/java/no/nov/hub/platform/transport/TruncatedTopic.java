package no.nov.hub.platform.transport;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A topic that ends before what somebody remembers of it: a disk has lost what was written last, or
 * an older copy was put in its place.
 *
 * @param reader who remembers most
 * @param remembered the offset after the last that this reader knows
 * @param end the next offset that the topic would give
 */
public record TruncatedTopic(String topic, String reader, long remembered, long end) {

  private static final int MOST_TOLD = 5;

  static TruncatedTopic of(RememberedOffset known, long end) {
    return new TruncatedTopic(known.topic(), known.reader(), known.next(), end);
  }

  /**
   * As far as is remembered: what was acknowledged and not read yet is missing besides. The ends of
   * transactions have offsets too, so not each that is missing was a record.
   */
  public long missing() {
    return remembered - end;
  }

  /** What is wrong, and the ways out, for the operator. */
  static String told(List<TruncatedTopic> lost) {
    return "Database and topics do not belong together: %s%s. The hub starts nothing with them. Put back the topics that were there last, or topics and database ('restore') from the same copy. If they are lost, 'accept-loss' gives up what is missing and numbers on from what is remembered, so that no receipt id of what was judged is given twice; after it, 'rebuild' computes figures, calendar and issues from what is left"
        .formatted(
            lost.stream()
                .limit(MOST_TOLD)
                .map(TruncatedTopic::toString)
                .collect(Collectors.joining("; ")),
            lost.size() > MOST_TOLD
                ? "; and %d more topics so".formatted(lost.size() - MOST_TOLD)
                : "");
  }

  @Override
  public String toString() {
    return "%s was read to %d (%s), but the topic ends at %d: at least %d %s missing, as far as the hub remembers"
        .formatted(
            topic,
            remembered,
            reader,
            end,
            missing(),
            missing() == 1 ? "offset is" : "offsets are");
  }
}
