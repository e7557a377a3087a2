package no.nov.hub.intake.submission;

import java.time.Instant;
import no.nov.hub.intake.file.content.Revision;

/**
 * An event of a participant's calendar files as it was told last.
 *
 * @param uid hash of the event's or series' own id, which can be a person's address
 * @param version counts what was told
 * @param fingerprint of what was told last
 * @param startsAt null if it was only ever cancelled
 * @param revision of the series in the file that it came with
 */
record ToldEvent(
    String eventId,
    String uid,
    int version,
    String fingerprint,
    Instant startsAt,
    Revision revision) {

  /** As if the one that was told before it was noted were none of the versions that are counted. */
  static ToldEvent unnoted(String eventId, String uid, Instant startsAt) {
    return new ToldEvent(eventId, uid, 0, "", startsAt, Revision.NONE);
  }
}
