package no.nov.hub.intake.dropfolder;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import no.nov.hub.platform.message.PlainText;

/** What the name of something in a drop folder says of it. */
final class DroppedName {

  /** The mark by which the route holds a file has its name and ten letters. */
  private static final int MOST_BYTES = 240;

  static final String QUOTA_NOTE = ".kvote.txt";

  private static final String NOT_UTF_8 = "\uFFFD";
  private static final Set<String> UNFINISHED = Set.of(".part", ".tmp", ".crdownload");
  private static final Set<String> OF_THE_SYSTEM = Set.of("thumbs.db", "desktop.ini");
  private static final String MARK_OF_THE_ROUTE = ".camellock";

  private final String name;

  DroppedName(Path path) {
    name = path.getFileName().toString();
  }

  /** As programs call what they have not copied whole. */
  boolean isUnfinished() {
    return !isHidden() && UNFINISHED.stream().anyMatch(lowercase()::endsWith);
  }

  /** What programs write beside a file is not meant for the hub. */
  boolean isMeant() {
    return !isHidden()
        && !name.startsWith("~$")
        && !lowercase().endsWith(MARK_OF_THE_ROUTE)
        && !isQuotaNote()
        && !OF_THE_SYSTEM.contains(lowercase())
        && !isUnfinished();
  }

  /** Beside a file that waits for the next day. */
  boolean isQuotaNote() {
    return name.endsWith(QUOTA_NOTE);
  }

  boolean isHidden() {
    return name.startsWith(".");
  }

  /** Whether it can be written, told and moved as any other. */
  boolean isUsable() {
    return OutcomeFolders.bytes(name) <= MOST_BYTES
        && !name.contains("\\")
        && !name.contains(NOT_UTF_8)
        && !PlainText.hasControlCharacters(name);
  }

  private String lowercase() {
    return name.toLowerCase(Locale.ROOT);
  }
}
