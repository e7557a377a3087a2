package no.nov.hub.platform.start;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of settings that somebody reads. */
final class KnownSettings {

  private final List<String> names;
  private final Set<String> plain;
  private final List<String> open;

  /**
   * @param open lists and maps among them: below them stands what one likes
   */
  KnownSettings(Collection<String> names, Collection<String> open) {
    this.names = List.copyOf(names);
    this.plain = names.stream().map(Nearest::plain).collect(Collectors.toSet());
    this.open = open.stream().map(Nearest::plain).toList();
  }

  List<String> names() {
    return names;
  }

  void refuseUnlessKnown(String name) {
    if (!isKnown(Nearest.plain(name))) {
      throw new CannotStart(
          "There is no setting “%s”, so nothing was done. Did you mean “%s”? They are listed in docs/settings.md."
              .formatted(name, Nearest.to(name, names)));
    }
  }

  private boolean isKnown(String name) {
    return plain.contains(name)
        || open.stream().anyMatch(o -> name.startsWith(o + ".") || name.startsWith(o + "["));
  }
}
