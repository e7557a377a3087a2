package no.nov.hub.group;

/**
 * A member with what the owner alone needs to know.
 *
 * @param organisationNumber of the company through which the member belongs to the association, or
 *     null
 * @param personalMember whether the member belongs to the association in person
 */
record Seat(Member member, String organisationNumber, boolean personalMember) {

  Days days() {
    return new Days(member.from(), member.until());
  }
}
