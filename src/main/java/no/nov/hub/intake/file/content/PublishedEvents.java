package no.nov.hub.intake.file.content;

import java.time.Instant;
import java.util.List;

/** The common calendar, for those that compare a file with what stands in it. */
public interface PublishedEvents {

  /**
   * @param key of its day or moment, as calendar files are read
   */
  record PublishedEvent(String eventId, String key, Instant startsAt) {

    /** Whether it is the date of this series: such ids are made of both. */
    public boolean isOf(String participant, String uid) {
      return eventId.equals(CloudEvents.hash(participant, uid, key));
    }
  }

  /** A participant's events that stand and begin after this moment. */
  List<PublishedEvent> of(String participant, Instant after);
}
