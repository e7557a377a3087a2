package no.nov.hub.groups.group;

import java.time.LocalDate;

/**
 * A member with what the owner alone needs to know.
 *
 * @param organisationNumber of the company through which the member belongs to the association, or
 *     null
 * @param personalMember whether the member belongs to the association in person
 */
public record Seat(Member member, String organisationNumber, boolean personalMember) {

  Days days() {
    return new Days(member.from(), member.until());
  }

  public boolean isHeldOn(LocalDate day) {
    return days().include(day);
  }

  Seat during(LocalDate from, LocalDate until) {
    return new Seat(
        new Member(
            member.person(),
            member.organisation(),
            member.represents(),
            from,
            until,
            member.informedOnly(),
            member.zone()),
        organisationNumber,
        personalMember);
  }
}
