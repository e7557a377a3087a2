package no.nov.hub.groups.planning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a time suits somebody. */
enum Choice {
  YES,
  IF_NEED_BE,
  NO;

  /** As it is written in tables, forms and answers. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Choice> of(String word) {
    return Arrays.stream(values()).filter(choice -> choice.word().equals(word)).findFirst();
  }
}
