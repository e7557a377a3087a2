package no.nov.hub.groups.charter.rule;

import java.util.Locale;

public enum Weight {
  MUST,
  SHOULD,
  ENCOURAGED,
  /** The owner has taken the rule away. */
  OFF;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Weight of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
