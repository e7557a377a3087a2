package no.nov.hub.intake.admission;

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
    if (plausiblePercent < 1) {
      throw new IllegalArgumentException("hub.admission.plausible-percent must be at least 1");
    }
    if (oldAfterMonths < 1) {
      throw new IllegalArgumentException("hub.admission.old-after-months must be at least 1");
    }
  }
}
