package no.nov.hub.platform.participant;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.start.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** All who take part, in the order of the settings. */
@ConfigurationProperties("hub")
public final class Participants {

  private final Map<String, Participant> byId = new LinkedHashMap<>();

  public Participants(List<Participant> participants) {
    SettingFaults faults = new SettingFaults("hub");
    List<Participant> all = participants == null ? List.of() : participants;
    faults.tellIf(
        all.isEmpty(),
        "participants",
        "minst én deltaker må være med",
        "at least one participant is needed");
    for (Participant participant : all) {
      faults.tellIf(
          byId.put(participant.id(), participant) != null,
          "participants",
          "id-en «%s» står to ganger".formatted(participant.id()),
          "the id '%s' stands twice".formatted(participant.id()));
    }
    faults.refuse();
  }

  public Optional<Participant> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * @throws IllegalArgumentException if there is no such participant
   */
  public Participant get(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("No participant has the id " + id));
  }

  public Collection<Participant> all() {
    return byId.values();
  }

  /** Those whose members make up NOV's totals. */
  public List<Participant> associations() {
    return byId.values().stream().filter(Participant::isAssociation).toList();
  }

  public List<String> ids() {
    return List.copyOf(byId.keySet());
  }
}
