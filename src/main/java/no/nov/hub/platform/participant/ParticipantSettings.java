package no.nov.hub.platform.participant;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.platform.start.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Those who take part at the first start. Later ones find them in the database and change them
 * there.
 */
@ConfigurationProperties("hub")
public record ParticipantSettings(List<Participant> participants) {

  public ParticipantSettings {
    participants = participants == null ? List.of() : List.copyOf(participants);
    SettingFaults faults = new SettingFaults("hub");
    faults.tellIf(
        participants.isEmpty(),
        "participants",
        "minst én deltaker må være med",
        "at least one participant is needed");
    Set<String> ids = new HashSet<>();
    for (Participant participant : participants) {
      faults.tellIf(
          !ids.add(participant.id()),
          "participants",
          "id-en «%s» står to ganger".formatted(participant.id()),
          "the id '%s' stands twice".formatted(participant.id()));
    }
    faults.refuse();
  }

  public List<String> ids() {
    return participants.stream().map(Participant::id).toList();
  }

  Optional<Participant> find(String id) {
    return participants.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** The same as long as nothing about any of them is changed. */
  String text() {
    return participants.stream()
        .map(
            each ->
                String.join(
                    "\t",
                    each.id(),
                    each.name(),
                    each.shortName(),
                    each.kind().name(),
                    String.join(",", each.municipalities())))
        .collect(Collectors.joining("\n"));
  }
}
