package no.nov.hub.groups.minutes.content;

import java.util.Locale;

/** Names as they are compared. */
public final class Names {

  private Names() {}

  /** In lower case, with one space where there are several. */
  public static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
