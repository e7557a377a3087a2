package no.nov.hub.minutes;

import no.nov.hub.minutes.Attendances.Standing;

/**
 * @param person address in lower case, or for a guest without one the name
 * @param organisation or null
 */
record Attendee(String person, String name, String organisation, Standing standing) {

  /** “Ola Ås, Kraft AS”. */
  String shown() {
    return organisation == null ? name : name + ", " + organisation;
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Attendee[%s]".formatted(standing);
  }
}
