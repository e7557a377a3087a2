package no.nov.hub.shared.event;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param domain ends the UIDs that calendar programs remember events by; never changed once in use
 */
@ConfigurationProperties("hub.calendar")
record CalendarSettings(@DefaultValue("hub.example.no") String domain) {

  CalendarSettings {
    if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+") || domain.length() > 200) {
      throw new IllegalArgumentException(
          "hub.calendar.domain: '%s' is not a domain such as hub.example.no".formatted(domain));
    }
  }
}
