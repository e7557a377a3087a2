package no.nov.hub.intake.admission;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participant;
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

  /**
   * Where the whole message goes as well, for the hub alone, if its topic is read by all and lacks
   * {@linkplain #ownFields some of it}, now or in another message about the same.
   */
  default Optional<String> privateTopic() {
    return Optional.empty();
  }

  /** The fields that are its sender's own matter; others never see them. */
  default Set<String> ownFields() {
    return Set.of();
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
   * What a message of this type speaks of: a later one that speaks of the same takes its place.
   * Usually its key.
   */
  default String identity(ObjectNode data) {
    return key(data);
  }

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

  /**
   * What the sender has last said of the thing that this makes known, such as when a meeting is;
   * later messages may depend on it.
   */
  default Optional<String> state(ObjectNode data) {
    return Optional.empty();
  }

  /**
   * As {@link #state}, but of no weight if the sender has made the thing known before: what was
   * said of it then stays. The thing must be among what this {@linkplain #requires requires}.
   */
  default Optional<String> stateIfNew(ObjectNode data) {
    return Optional.empty();
  }

  /**
   * What people know the thing by, so that one without an id of its sender's is known again when it
   * was moved.
   *
   * @param said the data, and for a row of a table what else stands in it
   */
  default Optional<Likeness> likeness(ObjectNode said) {
    return Optional.empty();
  }

  /** True if the message says that the thing is no more. */
  default boolean cancels() {
    return false;
  }

  /**
   * As {@link #doubts}, but asked only of those who fill in tables: a program names things by ids
   * that it keeps, and is taken at its word.
   */
  default Optional<Doubt> doubtsOfRow(ObjectNode data) {
    return Optional.empty();
  }

  /**
   * Called once for a batch that has rows of tables, before any of it is judged; here alone rules
   * may ask a database, for what they then doubt.
   */
  default void prepareForRows() {}

  /**
   * What a person would ask about before believing it, and how to mend it. The message is held
   * until its sender confirms it.
   */
  default Optional<Reason> doubts(ObjectNode data) {
    return Optional.empty();
  }

  /**
   * By what a message is known as the answer to a doubt about an earlier one, where that is not by
   * its thing: usually which thing it is and when. Whoever is asked whether an event has moved, and
   * gives the id, says this of the other event.
   */
  default Optional<String> answer(ObjectNode data) {
    return likeness(data).filter(Likeness::isSaid).map(said -> said.answer(said.thing()));
  }

  /** A figure that must be plausible beside the sender's nearest earlier one. */
  default Optional<Measure> measures(ObjectNode data) {
    return Optional.empty();
  }

  /**
   * Which figures of the sender's nearest earlier message this one does not state, so that they are
   * carried on.
   *
   * @param stated with that message, and when each is from
   */
  default Map<String, LocalDate> carriesOn(ObjectNode data, Map<String, LocalDate> stated) {
    return Map.of();
  }

  /**
   * What its sender is told of figures of the same date that this message takes away.
   *
   * @param stated with the date's message so far, and when each is from
   */
  default Optional<Reason> takesAway(ObjectNode data, Map<String, LocalDate> stated) {
    return Optional.empty();
  }

  /** What its sender is told of figures that are carried on. */
  default List<Reason> remarks(Map<String, LocalDate> carriedOn) {
    return List.of();
  }

  /**
   * @param thing as given to {@link #makesKnown}
   * @param ifUnknown the reason for refusing; null if it need not be known
   * @param ifKnown the reasons for refusing, by what was last said of it, as given to {@link
   *     #state}
   */
  record Requirement(
      String thing, Reason ifUnknown, Function<Optional<String>, List<Reason>> ifKnown) {

    private static final Function<Optional<String>, List<Reason>> WHATEVER = state -> List.of();

    public Requirement(String thing, Reason ifUnknown) {
      this(thing, ifUnknown, WHATEVER);
    }
  }
}
