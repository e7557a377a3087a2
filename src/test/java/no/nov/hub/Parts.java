package no.nov.hub;

import java.util.Locale;

/**
 * The broker and the database that the tests run on. The build runs them on both: its second run
 * sets the system property {@code parts} to {@code containers}.
 */
public enum Parts {
  EMBEDDED,
  CONTAINERS;

  public static Parts ofThisRun() {
    return valueOf(System.getProperty("parts", "embedded").toUpperCase(Locale.ROOT));
  }
}
