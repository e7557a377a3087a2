package no.nov.hub.groups.planning;

import java.time.Duration;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param remindBefore so long before the end of the last day to answer those are reminded who have
 *     not
 */
@ConfigurationProperties("hub.planning")
record PlanningSettings(@DefaultValue("2d") Duration remindBefore) {

  PlanningSettings {
    new SettingFaults("hub.planning")
        .require(
            remindBefore.toMillis() > 0,
            "remind-before",
            remindBefore,
            new Wanted(
                "må være en tid før svarfristen, som 2d",
                "must be a time before the last day to answer, such as 2d"))
        .refuse();
  }
}
