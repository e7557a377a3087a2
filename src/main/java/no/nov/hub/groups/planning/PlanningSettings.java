package no.nov.hub.groups.planning;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl where members reach the page to answer on, without a path; without it mails
 *     carry no link
 * @param remindBefore so long before the end of the last day to answer those are reminded who have
 *     not
 */
@ConfigurationProperties("hub.planning")
record PlanningSettings(String publicUrl, @DefaultValue("2d") Duration remindBefore) {

  PlanningSettings {
    if (remindBefore.isNegative() || remindBefore.isZero()) {
      throw new IllegalArgumentException(
          "hub.planning.remind-before: a reminder must be before the last day to answer, such as 2d");
    }
  }

  Optional<String> link(String token) {
    return isPublic() ? Optional.of(publicUrl + "/avstemning/" + token) : Optional.empty();
  }

  /**
   * Where the contact picks one of the times.
   *
   * @param key {@code drammen/styret-3}
   */
  String pickAddress(String key) {
    return (isPublic() ? publicUrl : "") + "/api/v1/polls/" + key + "/pick";
  }

  private boolean isPublic() {
    return publicUrl != null && !publicUrl.isBlank();
  }
}
