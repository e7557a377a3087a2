package no.nov.hub.groups.minutes.content;

/**
 * The language that somebody reads.
 *
 * @param language {@code nb} or {@code en}
 */
public record Tongue(String language) {

  /** The one or the other. */
  public String say(String nb, String en) {
    return language.equals("en") ? en : nb;
  }
}
