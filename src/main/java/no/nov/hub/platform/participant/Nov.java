package no.nov.hub.platform.participant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The alliance itself. It owns groups, such as that of the managers, but sends nothing: the
 * participant who is its secretary speaks for it.
 *
 * @param id NOV as an owner of groups, as it stands in keys; no participant's
 * @param name of NOV, as people read it
 * @param shortName of NOV, in headings and tables
 * @param secretary the participant who is secretary now; null if nobody is
 */
@ConfigurationProperties("hub.nov")
public record Nov(
    @DefaultValue("nov") String id,
    @DefaultValue(NAME) String name,
    String shortName,
    String secretary) {

  private static final String NAME = "Næringsalliansen Oslofjord Vest";
  private static final String SHORT_NAME = "NOV";

  @ConstructorBinding
  public Nov {
    if (shortName == null) {
      shortName = name.equals(NAME) ? SHORT_NAME : name;
    }
  }

  public Nov(String id, String name, String secretary) {
    this(id, name, SHORT_NAME, secretary);
  }

  /** For itself, and the secretary for NOV too. */
  public boolean maySpeakFor(Participant sender, String owner) {
    return owner.equals(sender.id()) || (owner.equals(id) && sender.id().equals(secretary));
  }

  /** The name of the participant, or of NOV; whoever has been removed keeps its name. */
  public String nameOf(String owner, Participants participants) {
    return owner.equals(id) ? name : participants.named(owner).map(Participant::name).orElse(owner);
  }
}
