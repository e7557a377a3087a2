package no.nov.hub.shared.event;

import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param domain ends the UIDs that calendar programs remember events by; never changed once in use
 */
@ConfigurationProperties("hub.calendar")
record CalendarSettings(@DefaultValue("hub.example.no") String domain) {

  CalendarSettings {
    new SettingFaults("hub.calendar")
        .require(
            domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+") && domain.length() <= 200,
            "domain",
            domain,
            new Wanted(
                "må være et domene som hub.example.no", "must be a domain such as hub.example.no"))
        .refuse();
  }
}
