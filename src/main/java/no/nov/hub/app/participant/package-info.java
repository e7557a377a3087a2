/**
 * Whoever runs the hub adds participants while it runs, renames, pauses, resumes and removes them,
 * on a page or with commands.
 */
package no.nov.hub.app.participant;
