package no.nov.hub.groups.minutes.content;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
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
  private static final Wanted TIME =
      new Wanted("må være mer enn ingenting, som 3d", "must be more than nothing, such as 3d");

  public MinutesSettings {
    new SettingFaults("hub.minutes")
        .require(isSome(readWithin), "read-within", readWithin, TIME)
        .require(isSome(approveWithin), "approve-within", approveWithin, TIME)
        .require(isSome(remindBefore), "remind-before", remindBefore, TIME)
        .refuse();
  }

  private static boolean isSome(Duration time) {
    return time.toMillis() > 0;
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
