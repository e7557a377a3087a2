package no.nov.hub.platform.start;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of settings that somebody reads. */
final class KnownSettings {

  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  /** What every element of a list has stands behind this. */
  static final String ELEMENT = "[0]";

  private final List<String> names;
  private final List<String> all;
  private final Set<String> plain;
  private final List<String> open;

  /**
   * @param inside names of what stands in lists, each of its first element
   * @param open maps, and lists of single values, among them: below them stands what one likes
   */
  KnownSettings(Collection<String> names, Collection<String> inside, Collection<String> open) {
    this.names = List.copyOf(names);
    this.all = Stream.concat(names.stream(), inside.stream()).toList();
    this.plain = all.stream().map(Nearest::plain).collect(Collectors.toSet());
    this.open = open.stream().map(Nearest::plain).toList();
  }

  List<String> names() {
    return names;
  }

  List<String> all() {
    return all;
  }

  List<String> open() {
    return open;
  }

  Optional<SettingFault> fault(String name) {
    String first = INDEX.matcher(name).replaceAll(ELEMENT);
    if (isKnown(Nearest.plain(first))) {
      return Optional.empty();
    }
    String nearest = Nearest.to(first, all);
    return Optional.of(unknown(name, numbered(nearest, name)));
  }

  static SettingFault unknown(String name, String nearest) {
    return new SettingFault(
        name,
        "Det finnes ingen innstilling «%s». Mente du «%s»?".formatted(name, nearest),
        "There is no setting “%s”. Did you mean “%s”?".formatted(name, nearest));
  }

  /** With the number that the operator wrote. */
  private static String numbered(String nearest, String given) {
    return INDEX
        .matcher(given)
        .results()
        .findFirst()
        .map(number -> nearest.replace(ELEMENT, number.group()))
        .orElse(nearest);
  }

  private boolean isKnown(String name) {
    return plain.contains(name)
        || open.stream().anyMatch(o -> name.startsWith(o + ".") || name.startsWith(o + "["));
  }
}
