package no.nov.hub.intake.feed;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.start.FitsOthers;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.SettingsRead;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** All web calendars that are fetched, in the order of the settings. */
@ConfigurationProperties("hub")
final class Feeds implements FitsOthers {

  private final Map<String, Feed> byId = new LinkedHashMap<>();

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
    others.get(Participants.class).ifPresent(known -> misfits(known, faults));
    return faults;
  }

  private void misfits(Participants known, SettingFaults faults) {
    String ids = String.join(", ", known.ids());
    for (Feed feed : all()) {
      faults.tellIf(
          known.find(feed.participant()).isEmpty(),
          "feeds",
          "ingen deltaker har id-en «%s»; kjent er %s".formatted(feed.participant(), ids),
          "no participant has the id '%s'; known are %s".formatted(feed.participant(), ids));
    }
  }

  List<Feed> all() {
    return List.copyOf(byId.values());
  }

  List<Feed> of(String participant) {
    return byId.values().stream().filter(feed -> feed.participant().equals(participant)).toList();
  }

  Optional<Feed> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
