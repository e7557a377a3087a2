package no.nov.hub.intake.feed;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** All web calendars that are fetched, in the order of the settings. */
@ConfigurationProperties("hub")
final class Feeds {

  private final Map<String, Feed> byId = new LinkedHashMap<>();

  Feeds(List<Feed> feeds) {
    Set<String> addresses = new HashSet<>();
    for (Feed feed : feeds == null ? List.<Feed>of() : feeds) {
      if (!addresses.add(feed.participant() + " " + feed.url())) {
        throw Feed.wrong(
            "'%s' has the same url twice; remove one of them".formatted(feed.participant()));
      }
      if (byId.put(feed.id(), feed) != null) {
        throw Feed.wrong(
            "'%s' has two feeds with the name '%s'; give each a name of its own"
                .formatted(feed.participant(), feed.name()));
      }
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
