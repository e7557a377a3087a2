package no.nov.hub.intake.feed;

import java.time.Duration;
import java.time.Instant;
import no.nov.hub.intake.file.content.Revision;

/**
 * An event of a feed as it was said last.
 *
 * @param uid hash of the event's or series' own id
 * @param version counts what was submitted, so that an event that becomes as it once was is not
 *     taken for what was sent then
 * @param fingerprint of what was submitted last, or null
 * @param sent false from before a submission until Kafka has it
 * @param refused fingerprint of faulty content that its owner was told of, or null
 * @param startsAt of what was submitted last, or null
 * @param missingSince the first complete fetch without it, or null while it is there
 * @param seenAmong how many events there were when it was there last
 * @param confirmed whether its owner has said that it is cancelled
 * @param revision of the event or series that was used last, or null
 */
record KnownEvent(
    String eventId,
    String uid,
    int version,
    String fingerprint,
    boolean sent,
    boolean cancelled,
    String refused,
    String title,
    Instant startsAt,
    Instant missingSince,
    int seenAmong,
    boolean confirmed,
    Revision revision) {

  private static final Duration PATIENCE = Duration.ofHours(1);

  static KnownEvent unknown(String eventId, String uid) {
    return new KnownEvent(
        eventId, uid, 0, null, true, false, null, null, null, null, 0, false, null);
  }

  boolean wasSubmitted() {
    return fingerprint != null;
  }

  /** Whether exactly this has been submitted and Kafka has it. */
  boolean says(String content) {
    return sent && content.equals(fingerprint);
  }

  boolean wasToldOf(String faultyContent) {
    return faultyContent.equals(refused);
  }

  /** With what is to be submitted now; the same version again if it is not known to be sent. */
  KnownEvent submitting(String content, boolean cancelling, String newTitle, Instant newStart) {
    boolean again = !sent && content.equals(fingerprint);
    return new KnownEvent(
        eventId,
        uid,
        again ? version : version + 1,
        content,
        false,
        cancelling,
        null,
        newTitle,
        newStart,
        missingSince,
        seenAmong,
        confirmed,
        revision);
  }

  KnownEvent submitted() {
    return new KnownEvent(
        eventId,
        uid,
        version,
        fingerprint,
        true,
        cancelled,
        refused,
        title,
        startsAt,
        missingSince,
        seenAmong,
        confirmed,
        revision);
  }

  /**
   * @param told null if it is not told
   */
  KnownEvent revised(Revision told) {
    return new KnownEvent(
        eventId,
        uid,
        version,
        fingerprint,
        sent,
        cancelled,
        refused,
        title,
        startsAt,
        missingSince,
        seenAmong,
        confirmed,
        told == null ? revision : told.unlessAs(revision));
  }

  KnownEvent faulty(String content) {
    return with(content, null, seenAmong, false);
  }

  KnownEvent present() {
    return with(refused, null, 0, false);
  }

  /** As it should be again. */
  KnownEvent sound() {
    return with(null, missingSince, seenAmong, confirmed);
  }

  KnownEvent missing(Instant now, int among) {
    return with(refused, now, among, false);
  }

  private KnownEvent with(String refused, Instant missingSince, int seenAmong, boolean confirmed) {
    return new KnownEvent(
        eventId,
        uid,
        version,
        fingerprint,
        sent,
        cancelled,
        refused,
        title,
        startsAt,
        missingSince,
        seenAmong,
        confirmed,
        revision);
  }

  /** Two complete fetches at least an hour apart have been without it. */
  boolean hasVanished(Instant now) {
    return !missingSince.plus(PATIENCE).isAfter(now);
  }

  /**
   * Whether it could have been cancelled at all: what is over slides out of a feed, and the last of
   * a feed that shows only so many are pushed out of it by new ones.
   */
  boolean canBeCancelled(Instant now, int among, Instant latest) {
    boolean beyond = latest == null || startsAt.isAfter(latest);
    return startsAt.isAfter(now) && !(beyond && among >= seenAmong);
  }
}
