package no.nov.hub.groups.minutes.content;

import no.nov.hub.groups.minutes.content.AttendanceTables.AttendanceState;

/**
 * @param person address in lower case, or for a guest without one the name
 * @param organisation or null
 * @param notified whether one who was absent had said so, or is said to have; others just did not
 *     come
 */
public record Attendee(
    String person, String name, String organisation, AttendanceState state, boolean notified) {

  /** “Ola Ås, Kraft AS”. */
  String shown() {
    return organisation == null ? name : name + ", " + organisation;
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Attendee[%s]".formatted(state);
  }
}
