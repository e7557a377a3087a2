package no.nov.hub.message;

import java.util.Locale;

/** A file that is saved again, in a form that the hub can read, is still the file it was. */
public final class FileNames {

  private FileNames() {}

  /** By this it is known again: without its ending, and in lower case. */
  public static String known(String name) {
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).toLowerCase(Locale.ROOT);
  }
}
