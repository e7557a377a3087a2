package no.nov.hub.groups.meeting;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param uidDomain ends the UIDs that calendar programs remember meetings by
 * @param attachmentsKept how long a file stays after it was uploaded, unless a meeting ahead names
 *     it
 * @param reminders so long before a meeting those who have not answered are reminded
 */
@ConfigurationProperties("hub.meetings")
record MeetingSettings(
    @DefaultValue("hub.example.no") String uidDomain,
    @DefaultValue("400d") Duration attachmentsKept,
    @DefaultValue({"3d", "1d"}) List<Duration> reminders) {

  MeetingSettings {
    reminders = reminders.stream().sorted(Comparator.reverseOrder()).toList();
    new SettingFaults("hub.meetings")
        .require(
            attachmentsKept.compareTo(Duration.ofDays(1)) >= 0,
            "attachments-kept",
            attachmentsKept,
            new Wanted("må være 1d eller lenger", "must be 1d or longer"))
        .require(
            reminders.stream().allMatch(before -> before.toMillis() > 0),
            "reminders",
            reminders,
            new Wanted(
                "må være tider før møtet, som 3d eller 12h",
                "must be times before the meeting, such as 3d or 12h"))
        .refuse();
  }
}
