package no.nov.hub.groups.charter;

import java.util.Locale;

enum Weight {
  MUST,
  SHOULD,
  ENCOURAGED,
  /** The owner has taken the rule away. */
  OFF;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Weight of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
