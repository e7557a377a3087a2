package no.nov.hub.groups.group;

/** Who stands in for a contact, and on which days. */
record Substitute(Person person, Days days) {}
