/**
 * The common calendar: the rules for publishing and cancelling events and for consenting to be a
 * co-organiser, the calendar computed from {@code nov.events}, its clashes, and the feeds that
 * calendar programs subscribe to. Others use {@link no.nov.hub.shared.event.Calendar} and what it
 * returns.
 */
package no.nov.hub.shared.event;
