/**
 * The minutes as data: what was decided, who was there, what is to be done, and all of it as text.
 */
package no.nov.hub.groups.minutes.content;
