package no.nov.hub.groups.group;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * @param address of e-mail, lower case; who is who within an owner
 * @param organisation where the member works, or null
 * @param represents whom the member speaks for, such as a sub-region, or null
 * @param from first day, or null for always
 * @param until last day, or null
 * @param informedOnly gets invitations and minutes but need not come, and does not count
 * @param language {@code nb} or {@code en}
 * @param zone where the member usually is, or null for the meeting's own
 */
public record Member(
    String address,
    String name,
    String organisation,
    String represents,
    LocalDate from,
    LocalDate until,
    boolean informedOnly,
    String language,
    ZoneId zone) {

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Member[]";
  }
}
