/**
 * The people who log in and what each may do, for whom, from when and until when. Who they are and
 * their roles are asked for with every request, so that a change works from the next one on.
 */
package no.nov.hub.intake.user;
