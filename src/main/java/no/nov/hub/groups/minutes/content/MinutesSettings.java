package no.nov.hub.groups.minutes.content;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param readWithin after so long with the leader the contact is told that minutes wait
 * @param approveWithin so long after they were mailed minutes can be objected to, and until the end
 *     of that day in Norway
 * @param remindBefore so long before it is due whoever is responsible for an action is reminded
 */
@ConfigurationProperties("hub.minutes")
public record MinutesSettings(
    @DefaultValue("3d") Duration readWithin,
    @DefaultValue("14d") Duration approveWithin,
    @DefaultValue("3d") Duration remindBefore) {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  public MinutesSettings {
    positive(readWithin, "read-within");
    positive(approveWithin, "approve-within");
    positive(remindBefore, "remind-before");
  }

  private static void positive(Duration duration, String name) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "hub.minutes.%s: must be more than nothing, such as 3d".formatted(name));
    }
  }

  /** The last second of the day that mails name as the last one. */
  public Instant deadline(Instant mailed) {
    return LocalDate.ofInstant(mailed.plus(approveWithin), NORWAY)
        .plusDays(1)
        .atStartOfDay(NORWAY)
        .toInstant()
        .minusSeconds(1);
  }
}
