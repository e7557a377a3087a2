package no.nov.hub.intake.quota;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param perDay what each participant may send in a day
 * @param participants what those may send, by their ids, who have another quota
 */
@ConfigurationProperties("hub.quota")
public record QuotaSettings(
    @DefaultValue("200MB") DataSize perDay, Map<String, DataSize> participants) {

  public QuotaSettings {
    participants = participants == null ? Map.of() : Map.copyOf(new TreeMap<>(participants));
    refuseUnlessPositive("per-day", perDay);
    participants.forEach((id, size) -> refuseUnlessPositive("participants." + id, size));
  }

  private static void refuseUnlessPositive(String name, DataSize size) {
    if (size.toBytes() <= 0) {
      throw new IllegalArgumentException(
          "hub.quota.%s: '%s' is not a size above nothing, such as 200MB".formatted(name, size));
    }
  }

  /** In bytes. */
  public long of(String participant) {
    return participants.getOrDefault(participant, perDay).toBytes();
  }
}
