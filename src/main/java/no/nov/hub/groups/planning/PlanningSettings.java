package no.nov.hub.groups.planning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param remindBefore so long before the end of the last day to answer those are reminded who have
 *     not
 */
@ConfigurationProperties("hub.planning")
record PlanningSettings(@DefaultValue("2d") Duration remindBefore) {

  PlanningSettings {
    if (remindBefore.isNegative() || remindBefore.isZero()) {
      throw new IllegalArgumentException(
          "hub.planning.remind-before: a reminder must be before the last day to answer, such as 2d");
    }
  }
}
