package no.nov.hub.platform.message;

import java.util.Locale;
import java.util.regex.Pattern;

/** A file that is saved again, in a form that the hub can read, is still the file it was. */
public final class FileNames {

  /** What programs add where there is a file of the name already: «tall (1).csv». */
  private static final Pattern COPY = Pattern.compile("(?<=\\S) ?\\(\\d{1,2}\\)$");

  private FileNames() {}

  /**
   * By this it is known again: without its ending, in lower case, and without the number of a
   * second download.
   */
  public static String known(String name) {
    int dot = name.lastIndexOf('.');
    String stem = (dot > 0 ? name.substring(0, dot) : name).toLowerCase(Locale.ROOT);
    return COPY.matcher(stem).replaceFirst("");
  }
}
