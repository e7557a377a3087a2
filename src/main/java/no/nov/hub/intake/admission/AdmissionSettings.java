package no.nov.hub.intake.admission;

import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param plausiblePercent a figure that differs by more than this from the nearest earlier one is
 *     held, in percent
 * @param oldAfterMonths a figure of a day before that is held if its sender has told of later days
 */
@ConfigurationProperties("hub.admission")
public record AdmissionSettings(
    @DefaultValue("30") int plausiblePercent, @DefaultValue("24") int oldAfterMonths) {

  public AdmissionSettings {
    new SettingFaults("hub.admission")
        .require(plausiblePercent >= 1, "plausible-percent", plausiblePercent, Wanted.atLeast(1))
        .require(oldAfterMonths >= 1, "old-after-months", oldAfterMonths, Wanted.atLeast(1))
        .refuse();
  }
}
