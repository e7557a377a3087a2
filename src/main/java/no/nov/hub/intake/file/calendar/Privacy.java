package no.nov.hub.intake.file.calendar;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a calendar keeps an event to itself. Absent or empty is public; anything that is said and
 * is not plainly public keeps it private.
 */
final class Privacy {

  static final String CODE = "private";

  /** What programs write beside CLASS, such as X-CALENDARSERVER-ACCESS and X-GWCLASS. */
  private static final Pattern OWN_MARK =
      Pattern.compile("(X-.*)?(CLASS|ACCESS|SENSITIVITY|PRIVATE|PRIVACY|CONFIDENTIAL|VISIBILITY)");

  /** What keeps an event private under whatever name of a program's own it is said. */
  private static final Set<String> PRIVATE = Set.of("PRIVATE", "PRIVAT", "CONFIDENTIAL");

  /** What sounds so, but is about ramps and prices. */
  private static final Pattern OTHER_MARK =
      Pattern.compile("X-(.*-)?((UNIVERSAL|FREE|WHEELCHAIR)-?ACCESS|(COST|PRICE)-?CLASS)");

  private static final Pattern NAME = Pattern.compile("[A-Z0-9-]+");

  private static final Set<String> PUBLIC =
      Set.of(
          "",
          "PUBLIC",
          "NORMAL",
          "DEFAULT",
          "FALSE",
          "NO",
          "NONE",
          "0",
          "VISIBLE",
          "EVERYONE",
          "GRATIS",
          "FREE");

  private static final Pattern CATEGORY =
      Pattern.compile(
          "privat(e| avtale)?|fortrolig|konfidensielt|confidential", Pattern.CASE_INSENSITIVE);

  /** «Private barnehager» and «Privat-offentlig samarbeid» are for everybody. */
  private static final Pattern TITLE =
      Pattern.compile(
          "[\\[(]\\s*privat(e)?\\s*[\\])].*"
              + "|privat(e)?(\\s*:.*)?"
              + "|(privat avtale|private appointment)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private Privacy() {}

  /** Whether people call it private, though they did not mark it so. */
  static boolean isPersonal(CalendarPart part) {
    return TITLE.matcher(part.text("SUMMARY").strip()).matches()
        || part.all("CATEGORIES").stream()
            .flatMap(line -> line.texts().stream())
            .anyMatch(text -> CATEGORY.matcher(text.strip()).matches());
  }

  static boolean keeps(CalendarPart part) {
    return part.lines().stream().anyMatch(Privacy::keeps)
        || part.garbled().stream().anyMatch(Privacy::mayKeep);
  }

  /** A mark that has lost its colon, such as CLASS;PRIVATE. */
  private static boolean mayKeep(String garbled) {
    String written = garbled.toUpperCase(Locale.ROOT);
    Matcher name = NAME.matcher(written);
    return name.lookingAt() && isMark(name.group()) && !written.contains("PUBLIC");
  }

  /** Whether a property of this name says who may see an event. */
  static boolean isMark(String name) {
    return OWN_MARK.matcher(name).matches() && !OTHER_MARK.matcher(name).matches();
  }

  private static boolean keeps(CalendarLine line) {
    String said = line.text().toUpperCase(Locale.ROOT);
    return line.name().equals("CLASS")
        ? !Set.of("", "PUBLIC").contains(said)
        : (isMark(line.name()) && !PUBLIC.contains(said))
            || (line.name().startsWith("X-") && PRIVATE.contains(said));
  }
}
