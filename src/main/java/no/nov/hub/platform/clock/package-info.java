/**
 * What time it is, also when the machine's clock jumps: the hub goes on by its own count, and
 * deletes and mails nothing because of a clock that is wrong.
 */
package no.nov.hub.platform.clock;
