package no.nov.hub.meeting;

import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What admission remembers of a meeting that its owner has called.
 *
 * @param start null for a draft, and for one that was cancelled
 */
public record KnownMeeting(boolean cancelled, OffsetDateTime start) {

  /** Nobody has been called yet. */
  public static final String DRAFT = "draft";

  static final String CANCELLED = "cancelled";

  /** Other messages of the same owner name it so. */
  public static String thing(JsonNode data) {
    return "meeting/" + MeetingKey.of(data);
  }

  /**
   * @return empty for one that was called before admission remembered more than that
   */
  public static Optional<KnownMeeting> of(Optional<String> state) {
    return state.map(
        text ->
            switch (text) {
              case DRAFT -> new KnownMeeting(false, null);
              case CANCELLED -> new KnownMeeting(true, null);
              default -> new KnownMeeting(false, OffsetDateTime.parse(text));
            });
  }
}
