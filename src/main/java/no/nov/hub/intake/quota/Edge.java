package no.nov.hub.intake.quota;

import java.util.Locale;

/** By which way something came, as it is counted. */
public enum Edge {
  HTTP,
  KAFKA,
  FILES,
  MAIL,
  CALENDARS,
  /** What the hub writes for each submission, whichever way it came. */
  RECEIPTS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
