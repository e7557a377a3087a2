package no.nov.hub.platform.participant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The alliance itself. It owns groups, such as that of the managers, but sends nothing: the
 * participant who is its secretary speaks for it.
 *
 * @param id NOV as an owner of groups, as it stands in keys; no participant's
 * @param name of NOV, as people read it
 * @param secretary the participant who is secretary now; null if nobody is
 */
@ConfigurationProperties("hub.nov")
public record Nov(
    @DefaultValue("nov") String id,
    @DefaultValue("Næringsalliansen Oslofjord Vest") String name,
    String secretary) {

  /** For itself, and the secretary for NOV too. */
  public boolean maySpeakFor(Participant sender, String owner) {
    return owner.equals(sender.id()) || (owner.equals(id) && sender.id().equals(secretary));
  }

  /** The name of the participant, or of NOV; whoever has been removed keeps its name. */
  public String nameOf(String owner, Participants participants) {
    return owner.equals(id) ? name : participants.named(owner).map(Participant::name).orElse(owner);
  }
}
