package no.nov.hub.groups.meeting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import no.nov.hub.intake.admission.Likeness;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Text;
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

  private static final String KIND = "meeting/";
  private static final Likeness.Wording WORDING =
      new Likeness.Wording(
          "meetingId", "møte-id", new Text("møte", "meeting"), new Text("møtet", "meeting"));

  /** Other messages of the same owner name it so. */
  public static String thing(JsonNode data) {
    return KIND + OwnedKey.of(data, "meetingId");
  }

  /** A meeting is known by its title among those of the same groups. */
  static Likeness likeness(JsonNode said) {
    OwnedKey key = OwnedKey.of(said, "meetingId");
    return new Likeness(
        WORDING,
        KIND + key.owner() + "/",
        key.id(),
        key.owner() + " " + groups(said, key.owner()),
        said.path("title").asString(null),
        said.path("start").asString(null));
  }

  private static List<String> groups(JsonNode said, String owner) {
    return said.path("groups")
        .valueStream()
        .map(group -> OwnedKey.within(owner, group.asString("")).id())
        .sorted()
        .distinct()
        .toList();
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
