package no.nov.hub.intake.file.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that a workbook writes as their numbers, such as {@code _x000D_} (ISO 29500,
 * 22.9.2.19).
 */
final class Escapes {

  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private Escapes() {}

  static String read(String text) {
    return text.contains("_x")
        ? ESCAPE
            .matcher(text)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(
                        Character.toString((char) Integer.parseInt(m.group(1), 16))))
        : text;
  }
}
