package no.nov.hub.intake.file.table;

import java.util.Arrays;
import java.util.List;

/** What stands in one cell between separators. */
final class Pieces {

  private Pieces() {}

  static List<String> of(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(piece -> !piece.isEmpty())
        .toList();
  }
}
