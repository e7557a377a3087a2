package no.nov.hub.groups.group;

import java.time.LocalDate;
import java.time.ZoneId;
import no.nov.hub.mail.outgoing.Recipient;

/**
 * @param person whose address tells who is who within an owner
 * @param organisation where the member works, or null
 * @param represents whom the member speaks for, such as a sub-region, or null
 * @param from first day, or null for always
 * @param until last day, or null
 * @param informedOnly gets invitations and minutes but need not come, and does not count
 * @param zone where the member usually is, or null for the meeting's own
 */
public record Member(
    Recipient person,
    String organisation,
    String represents,
    LocalDate from,
    LocalDate until,
    boolean informedOnly,
    ZoneId zone) {

  public String address() {
    return person.address();
  }

  public String name() {
    return person.name();
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Member[]";
  }
}
