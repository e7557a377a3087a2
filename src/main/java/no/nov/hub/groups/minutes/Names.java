package no.nov.hub.groups.minutes;

import java.util.Locale;

/** Names as they are compared. */
final class Names {

  private Names() {}

  /** In lower case, with one space where there are several. */
  static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
