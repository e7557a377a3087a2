package no.nov.hub.intake.admission;

import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of a type that any participant may send, for itself or as secretary of NOV, and that
 * only the owner and the hub read.
 */
public abstract class OwnersRules implements MessageRules {

  private static final String OWNER = "owner";

  private final String type;
  private final String topic;
  private final Nov nov;

  protected OwnersRules(String type, String topic, Nov nov) {
    this.type = type;
    this.topic = topic;
    this.nov = nov;
  }

  @Override
  public final String type() {
    return type;
  }

  @Override
  public final String topic() {
    return topic;
  }

  @Override
  public final boolean isPrivate() {
    return true;
  }

  /** A regional body has groups too. */
  @Override
  public final boolean maySend(Participant sender) {
    return true;
  }

  @Override
  public final boolean maySpeakFor(Participant sender, String owner) {
    return nov.maySpeakFor(sender, owner);
  }

  @Override
  public final String ownerField() {
    return OWNER;
  }

  /** Whoever names no owner speaks for itself. */
  protected static void ownedBySenderIfUnsaid(ObjectNode data, Participant sender) {
    if (!data.has(OWNER)) {
      data.put(OWNER, sender.id());
    }
  }
}
