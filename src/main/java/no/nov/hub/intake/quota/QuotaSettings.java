package no.nov.hub.intake.quota;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import no.nov.hub.platform.participant.ParticipantSettings;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.start.FitsOthers;
import no.nov.hub.platform.start.Nearest;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.SettingsRead;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param perDay what each participant may send in a day
 * @param participants what those may send, by their ids, who have another quota
 */
@ConfigurationProperties("hub.quota")
public record QuotaSettings(
    @DefaultValue("200MB") DataSize perDay, Map<String, DataSize> participants)
    implements FitsOthers {

  private static final String PREFIX = "hub.quota";
  private static final Wanted SIZE =
      new Wanted(
          "må være en størrelse over null, som 200MB",
          "must be a size above nothing, such as 200MB");

  public QuotaSettings {
    participants = participants == null ? Map.of() : Map.copyOf(new TreeMap<>(participants));
    SettingFaults faults = new SettingFaults(PREFIX);
    faults.require(perDay.toBytes() > 0, "per-day", perDay, SIZE);
    participants.forEach(
        (id, size) -> faults.require(size.toBytes() > 0, "participants." + id, size, SIZE));
    faults.refuse();
  }

  @Override
  public SettingFaults misfits(SettingsRead others) {
    return others
        .get(ParticipantSettings.class)
        .map(ParticipantSettings::ids)
        .map(ids -> misfits(ids, id -> !ids.contains(id) && Nearest.isMisspelt(id, ids)))
        .orElseGet(() -> new SettingFaults(PREFIX));
  }

  /** Quotas of those who are no participants, and never were. */
  SettingFaults misfits(Participants known) {
    return misfits(known.ids(), id -> known.named(id).isEmpty());
  }

  /**
   * @param wrong the settings alone do not know those who were added since the first start
   */
  private SettingFaults misfits(List<String> known, Predicate<String> wrong) {
    SettingFaults faults = new SettingFaults(PREFIX);
    for (String id : participants.keySet()) {
      String ids = String.join(", ", known);
      String name = "participants." + id;
      faults.tellIf(
          wrong.test(id),
          name,
          "ingen deltaker har id-en «%s»; kjent er %s".formatted(id, ids),
          "no participant has the id '%s'; known are %s".formatted(id, ids));
    }
    return faults;
  }

  /** In bytes. */
  public long of(String participant) {
    return participants.getOrDefault(participant, perDay).toBytes();
  }
}
