package no.nov.hub.groups.minutes;

/**
 * The language that somebody reads.
 *
 * @param language {@code nb} or {@code en}
 */
record Tongue(String language) {

  /** The one or the other. */
  String say(String nb, String en) {
    return language.equals("en") ? en : nb;
  }
}
