package no.nov.hub.start;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

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
    this.plain = names.stream().map(KnownSettings::plain).collect(Collectors.toSet());
    this.open = open.stream().map(KnownSettings::plain).toList();
  }

  void refuseUnlessKnown(String name) {
    if (!isKnown(plain(name))) {
      throw new CannotStart(
          "There is no setting “%s”, so nothing was done. Did you mean “%s”? README lists them under Settings."
              .formatted(name, nearest(plain(name))));
    }
  }

  private boolean isKnown(String name) {
    return plain.contains(name)
        || open.stream().anyMatch(o -> name.startsWith(o + ".") || name.startsWith(o + "["));
  }

  @SuppressWarnings("deprecation") // What takes its place is in a library of its own.
  private String nearest(String name) {
    return names.stream()
        .min(Comparator.comparingInt(n -> StringUtils.getLevenshteinDistance(plain(n), name)))
        .orElseThrow();
  }

  /** Spring Boot takes max-size, maxSize and max_size for the same. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }
}
