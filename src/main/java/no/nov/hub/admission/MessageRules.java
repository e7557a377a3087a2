package no.nov.hub.admission;

import java.util.List;
import java.util.Optional;
import no.nov.hub.message.Findings;
import no.nov.hub.message.Reason;
import no.nov.hub.participant.Participant;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one message type asks of its messages. A subject adds a type to the hub by adding a bean of
 * this and the type's JSON Schema at {@code schemas/<type>.json}. All methods but {@link #maySend}
 * get data that has passed the schema.
 */
public interface MessageRules {

  String type();

  /** Where an admitted message goes. */
  String topic();

  /** Private types never have their values quoted in a reason. */
  default boolean isPrivate() {
    return false;
  }

  boolean maySend(Participant sender);

  /** The field of the data that names the participant the message speaks for. */
  String ownerField();

  /** Whom a sender may speak for, besides itself: the one who is secretary of NOV speaks for it. */
  default boolean maySpeakFor(Participant sender, String owner) {
    return owner.equals(sender.id());
  }

  /** The key on the topic; it only groups records. */
  String key(ObjectNode data);

  /**
   * The rules that look at the message alone. May replace values by their standard form, with a
   * note.
   */
  void check(ObjectNode data, Participant sender, Findings findings);

  /** What the sender must have sent before, such as the event that is cancelled. */
  default List<Requirement> requires(ObjectNode data) {
    return List.of();
  }

  /**
   * What later messages of the same sender may refer to once this one is admitted, such as {@code
   * event/evt-7}.
   */
  default Optional<String> makesKnown(ObjectNode data) {
    return Optional.empty();
  }

  /** A figure that must be plausible beside the sender's nearest earlier one. */
  default Optional<Measure> measures(ObjectNode data) {
    return Optional.empty();
  }

  /**
   * @param thing as given to {@link #makesKnown}
   * @param ifUnknown the reason for refusing
   */
  record Requirement(String thing, Reason ifUnknown) {}
}
