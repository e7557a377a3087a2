package no.nov.hub.groups.meeting;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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
    if (attachmentsKept.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException(
          "hub.meetings.attachments-kept: '%s' is not 1d or longer".formatted(attachmentsKept));
    }
    if (reminders.stream().anyMatch(before -> before.isNegative() || before.isZero())) {
      throw new IllegalArgumentException(
          "hub.meetings.reminders: a reminder must be before the meeting, such as 3d or 12h");
    }
  }
}
