/**
 * Membership counts: the rules for sending them, NOV's figures at any date with their sources, and
 * the record on {@code nov.statistics} whenever a figure changes. Lists of member organisations
 * stay private; only counts leave.
 */
package no.nov.hub.shared.membership;
