package no.nov.hub.shared.event;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param domain ends the UIDs that calendar programs remember events by; never changed once in use
 * @param publicUrl where the hub is reached from outside, without a path; may be absent
 */
@ConfigurationProperties("hub.calendar")
record CalendarSettings(@DefaultValue("hub.example.no") String domain, String publicUrl) {

  CalendarSettings {
    if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+") || domain.length() > 200) {
      throw new IllegalArgumentException(
          "hub.calendar.domain: '%s' is not a domain such as hub.example.no".formatted(domain));
    }
    if (publicUrl != null && !publicUrl.matches("https?://\\S+[^/\\s]")) {
      throw new IllegalArgumentException(
          "hub.calendar.public-url: '%s' must begin with https:// and end without a slash"
              .formatted(publicUrl));
    }
  }

  /** Where a path of the hub is reached from outside, if that is known. */
  Optional<URI> outside(String path) {
    return Optional.ofNullable(publicUrl).map(url -> URI.create(url + path));
  }
}
