package no.nov.hub.admission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param plausiblePercent a figure that differs by more than this from the nearest earlier one is
 *     held, in percent
 */
@ConfigurationProperties("hub.admission")
public record AdmissionSettings(@DefaultValue("30") int plausiblePercent) {

  public AdmissionSettings {
    if (plausiblePercent < 1) {
      throw new IllegalArgumentException("hub.admission.plausible-percent must be at least 1");
    }
  }
}
