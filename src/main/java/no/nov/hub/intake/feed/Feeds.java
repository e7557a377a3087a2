package no.nov.hub.intake.feed;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.nov.hub.platform.participant.ParticipantSettings;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.start.FitsOthers;
import no.nov.hub.platform.start.Nearest;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.SettingsRead;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** All web calendars that are fetched, in the order of the settings. */
@ConfigurationProperties("hub")
final class Feeds implements FitsOthers {

  private final Map<String, Feed> byId = new LinkedHashMap<>();
  private volatile List<Feed> added = List.of();

  Feeds(List<Feed> feeds) {
    SettingFaults faults = new SettingFaults("hub");
    Set<String> addresses = new HashSet<>();
    for (Feed feed : feeds == null ? List.<Feed>of() : feeds) {
      faults.tellIf(
          !addresses.add(feed.participant() + " " + feed.url()),
          "feeds",
          "«%s» har samme url to ganger; fjern en av dem".formatted(feed.participant()),
          "'%s' has the same url twice; remove one of them".formatted(feed.participant()));
      faults.tellIf(
          byId.put(feed.id(), feed) != null,
          "feeds",
          "«%s» har to kalendere med navnet «%s»; gi hver sitt eget navn"
              .formatted(feed.participant(), feed.name()),
          "'%s' has two feeds with the name '%s'; give each a name of its own"
              .formatted(feed.participant(), feed.name()));
    }
    faults.refuse();
  }

  @Override
  public SettingFaults misfits(SettingsRead others) {
    SettingFaults faults = new SettingFaults("hub");
    others
        .get(ParticipantSettings.class)
        .map(ParticipantSettings::ids)
        .ifPresent(
            ids ->
                tellUnknown(ids, id -> !ids.contains(id) && Nearest.isMisspelt(id, ids), faults));
    return faults;
  }

  /** Of those who are no participants, and never were. */
  SettingFaults misfits(Participants known) {
    SettingFaults faults = new SettingFaults("hub");
    tellUnknown(known.ids(), id -> known.named(id).isEmpty(), faults);
    return faults;
  }

  /**
   * @param wrong the settings alone do not know those who were added since the first start
   */
  private void tellUnknown(List<String> known, Predicate<String> wrong, SettingFaults faults) {
    String ids = String.join(", ", known);
    for (Feed feed : byId.values()) {
      faults.tellIf(
          wrong.test(feed.participant()),
          "feeds",
          "ingen deltaker har id-en «%s»; kjent er %s".formatted(feed.participant(), ids),
          "no participant has the id '%s'; known are %s".formatted(feed.participant(), ids));
    }
  }

  /**
   * From now on these are fetched too.
   *
   * @param feeds that came with participants while the hub ran
   */
  void follow(List<Feed> feeds) {
    added = List.copyOf(feeds);
  }

  List<Feed> all() {
    Map<String, Feed> all = new LinkedHashMap<>(byId);
    added.forEach(feed -> all.putIfAbsent(feed.id(), feed));
    return List.copyOf(all.values());
  }

  List<Feed> of(String participant) {
    return all().stream().filter(feed -> feed.participant().equals(participant)).toList();
  }

  Optional<Feed> find(String id) {
    return all().stream().filter(feed -> feed.id().equals(id)).findFirst();
  }
}
